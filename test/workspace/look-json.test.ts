import { describe, expect, it } from 'vitest';
import { lookAtJson } from '../../server/workspace/look-json.ts';

/** A look at a whole file, or at the beginning of a longer one, in one line: rows, then the columns with their types and known cells. */
function look(contents: string | Uint8Array, cut = false, isLines = false): string {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const found = lookAtJson({ bytes, cut }, isLines);
  if (!found) return 'too short';
  if ('kind' in found) return found.kind;
  return [found.rows, ...found.columns.map(({ name, type, known }) => `${name}:${type.kind}/${known}`)].join(' ');
}

const files: Readonly<Record<string, { contents: string | Uint8Array; cut?: boolean; is: string }>> = {
  'an array of objects': { contents: '[{"id": "1", "total": 2.5}, {"id": "2"}]', is: '2 id:number/2 total:number/1' },
  'an object on each line': {
    contents: '{"id": "a"}\n{"id": "b", "day": "2026-01-05"}\n',
    is: '2 id:text/2 day:date/1',
  },
  'objects one after the other': { contents: '{"id": "a"}{"id": "b"}', is: '2 id:text/2' },
  'yes and no': { contents: '[{"ok": true}, {"ok": false}, {"ok": null}]', is: '3 ok:yes-no/2' },
  'a byte order mark': { contents: '\ufeff[{"id": "a"}]', is: '1 id:text/1' },
  'lists and objects, which are no cells': {
    contents: '[{"id": "a", "tags": ["x"], "at": {"x": 1}}]',
    is: '1 id:text/1',
  },
  'names of the prototype': {
    contents: '[{"__proto__": "a", "constructor": 1}]',
    is: '1 __proto__:text/1 constructor:number/1',
  },
  'a beginning of an array': { contents: '[{"id": "a"}, {"id": "b', cut: true, is: '1 id:text/1' },
  'a beginning without a row': { contents: '[{"id": "a', cut: true, is: 'too short' },
  nothing: { contents: '[]', is: 'empty' },
  'a document of settings': { contents: '{"name": "patron", "version": 1}', is: 'not-json' },
  'an array of numbers': { contents: '[1, 2]', is: 'not-json' },
  'an end that is lacking': { contents: '[{"id": "a"}', is: 'not-json' },
  'a comma too many': { contents: '[{"id": "a"},]', is: 'not-json' },
  'another text': { contents: 'id,total', is: 'not-json' },
  'bytes that are no UTF-8': { contents: Uint8Array.of(0x5b, 0xc9, 0xcf), is: 'not-json' },
};

describe('a look at JSON', () => {
  it('takes one object alone for a row where the file is one of lines', () => {
    expect(look('{"id": "a", "total": 2}\n', false, true)).toBe('1 id:text/1 total:number/1');
  });

  it.each(Object.entries(files))('%s', (_, { contents, cut, is }) => {
    expect(look(contents, cut)).toBe(is);
  });
});
