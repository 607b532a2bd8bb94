import type { DataLook, LookProblem, World } from '../../server/analysis/look.ts';
import { dataFormatOf } from '../../server/ir/data-format.ts';
import { lookAtCsv } from '../../server/workspace/look-csv.ts';
import { lookAtExcel } from '../../server/workspace/look-excel-node.ts';
import { lookAtJson } from '../../server/workspace/look-json.ts';
import type { Contents, Files } from './page.ts';

/** The files of an example, looked at as files of a disk are. */
export function worldOfPage(files: Files): World {
  return {
    read: (path) => textOf(files[path]),
    whyUnread: (path) => (path in files ? 'not-utf-8' : 'not-found'),
    look: (path) => lookAt(path, files[path]),
    list: (folder) => [...new Set(Object.keys(files).flatMap((path) => nameIn(folder, path)))],
  };
}

function textOf(contents: Contents | undefined): string | undefined {
  return typeof contents === 'string' ? contents : undefined;
}

/** No example holds a Parquet file. */
function lookAt(path: string, contents: Contents | undefined): DataLook | LookProblem {
  const format = dataFormatOf(path);
  if (!format) return { kind: 'unknown-format' };
  if (contents === undefined) return { kind: 'not-found' };
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  switch (format) {
    case 'csv':
      return lookAtCsv({ bytes, cut: false }) ?? { kind: 'unreadable' };
    case 'json':
      return lookAtJson({ bytes, cut: false }) ?? { kind: 'unreadable' };
    case 'excel':
      return lookAtExcel(bytes.length, () => bytes);
    default:
      return { kind: 'not-parquet' };
  }
}

function nameIn(folder: string, path: string): string[] {
  const start = folder === '' ? '' : `${folder}/`;
  return path.startsWith(start) ? [path.slice(start.length).split('/')[0] ?? ''] : [];
}
