import { describe } from 'vitest';
import { compareOn, otherEngines } from '../support/differential/on-engines.ts';
import { exportSettings, seedsOf } from '../support/differential/settings.ts';

// They take up to ten times as long: every tenth program, from seeds of their own.
const { programs, seed } = exportSettings(150);

describe('statements of generated programs, on other engines', () => {
  compareOn(otherEngines, seedsOf({ programs: Math.ceil(programs / 10), seed: seed + 500_000 }).flat());
});
