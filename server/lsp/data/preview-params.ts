import type { LivePreview } from '../../evaluate/live/live.ts';
import { type Written, writtenValues } from '../../features/words/written-values.ts';
import { ownDefinitions } from '../../ir/earlier.ts';
import type { Action, Definition, Origin, Policy } from '../../ir/index.ts';
import type { OpenDocument } from '../document.ts';
import type { ActionPlace, DefinitionPlace, NamedPlace, PolicyPlace, PreviewParams } from '../protocol.ts';
import type { Shown } from './file-data.ts';

/** Counts with the places of what they are about, in the version of the text that they are of. */
export function previewParams({ live, document, program }: Shown): PreviewParams {
  const { currency } = live.preview;
  const written = writtenValues(program, (file) => ({ text: textIn(file, document) }));
  return {
    uri: document.uri,
    version: document.version,
    live,
    ...(currency !== undefined && { currency }),
    policies: [program, ...(program.others ?? [])].flatMap(({ policies }) =>
      policies.map((policy) => policyPlace(policy, document)),
    ),
    actions: program.actions.map((action) => actionPlace(action, live, document, written)),
    definitions: ownDefinitions(program).map((definition) => definitionPlace(definition, document)),
    guards: program.guards.map(({ text, origin }) => named({ name: text, origin }, document)),
  };
}

function policyPlace(policy: Policy, document: OpenDocument): PolicyPlace {
  return {
    ...named(policy, document),
    rules: policy.rules.map((rule) => ({ ...named(rule, document), text: onOneLine(rule.origin, document) })),
  };
}

function actionPlace(action: Action, { preview }: LivePreview, document: OpenDocument, written: Written): ActionPlace {
  const values = preview.actions.find((each) => each.action === action.name)?.values ?? [];
  const otherwise = values.flatMap(({ value }) => {
    const text = value === null ? undefined : written(action.name, value);
    return value === null || text === undefined || text === value ? [] : [{ value, text }];
  });
  return {
    ...named(action, document),
    ...(otherwise.length > 0 && { written: otherwise }),
    ...(action.takes?.kind === 'choice' && action.takes.ordered && { ordered: true }),
  };
}

function definitionPlace(definition: Definition, document: OpenDocument): DefinitionPlace {
  return { ...named(definition, document), kind: definition.kind };
}

interface Named {
  readonly name: string;
  readonly title?: string;
  readonly origin?: Origin;
}

function named({ name, title, origin }: Named, { file, positions }: OpenDocument): NamedPlace {
  return {
    name,
    ...(title !== undefined && { title }),
    ...(origin?.file === file && {
      range: positions.range(origin.start + origin.span[0], origin.start + origin.span[1]),
    }),
  };
}

function onOneLine({ file, start, span }: Origin, document: OpenDocument): string {
  return textIn(file, document)
    .slice(start + span[0], start + span[1])
    .replace(/\s+/g, ' ')
    .trim();
}

function textIn(file: string, document: OpenDocument): string {
  return file === document.file ? document.positions.text : (document.project.world.read(file) ?? '');
}
