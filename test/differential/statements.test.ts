import { describe } from 'vitest';
import { compareOn, fastEngines } from '../support/differential/on-engines.ts';
import { exportSettings, seedsOf } from '../support/differential/settings.ts';

describe('statements of generated programs, on engines that are fast', () => {
  compareOn(fastEngines, seedsOf(exportSettings(60)).flat());
});
