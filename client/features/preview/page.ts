import type { Language } from '../../../server/text/language.ts';

export interface PageParts {
  /** Addresses that the page may load. */
  readonly script: string;
  readonly style: string;
  /** What the page may load from besides: nothing else is. */
  readonly source: string;
  readonly nonce: string;
  readonly language: Language;
  readonly title: string;
}

/** The page around the script. Nothing is loaded but its own script, style and font; no style and no script stands in it. */
export function pageHtml({ script, style, source, nonce, language, title }: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `font-src ${source}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${attribute(style)}">
<title>${attribute(title)}</title>
</head>
<body>
<div id="panel"></div>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
