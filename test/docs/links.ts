import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathOf, readPage } from './pages.ts';

const link = /\]\(([^()\s]+)\)|<img [^>]*src="([^"]+)"/g;

/** Links of a page to files that are not there, and to headings that nobody has. Addresses on the net are not followed. */
export function brokenLinks(page: string, text: string): readonly string[] {
  const prose = text.replace(/^[ \t]*```[\s\S]*?^[ \t]*```/gm, '');
  const targets = [...prose.matchAll(link)].map(([, target, picture]) => target ?? picture ?? '');
  return targets.filter((target) => !/^https?:/.test(target) && !leadsSomewhere(page, text, target));
}

function leadsSomewhere(page: string, text: string, target: string): boolean {
  const [path = '', heading] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  if (!existsSync(pathOf(file))) return false;
  return heading === undefined || anchorsOf(path === '' ? text : readPage(file)).includes(heading);
}

/** The anchors of the headings, made as GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}
