import { widthOf } from '../../server/cli/render/width.ts';

const cell = { width: 8.4, height: 19 };
const margin = 18;
const fontSize = 14;
const fonts = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";

const ground = '#1e1e2e';
const plain = '#cdd6f4';
const faint = '#7f849c';
/** The eight colours of a terminal, by the number of their code: 31 is red. */
const colors: Readonly<Record<number, string>> = {
  30: '#45475a',
  31: '#f38ba8',
  32: '#a6e3a1',
  33: '#f9e2af',
  34: '#89b4fa',
  35: '#f5c2e7',
  36: '#94e2d5',
  37: '#bac2de',
  90: faint,
};

interface Style {
  readonly color: number | undefined;
  readonly bold: boolean;
  readonly dim: boolean;
}

/** Text in one style at one place; every change between narrow and wide characters begins a new one. */
interface Run {
  readonly column: number;
  readonly text: string;
  readonly style: Style;
}

/** What a terminal shows for this output, as a picture. */
export function terminalSvg(output: string): string {
  const lines = output.trimEnd().split('\n').map(runsOf);
  const columns = Math.max(...lines.flat().map(({ column, text }) => column + widthOf(text)));
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = lines.length * cell.height + 2 * margin;
  const rows = lines.map((runs, index) => {
    const y = margin + (index + 0.75) * cell.height;
    return runs.map((run) => textOf(run, y)).join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    '<title>The preview of the L’Oréal sample in a terminal</title>',
    `<rect width="100%" height="100%" rx="8" fill="${ground}"/>`,
    `<g font-family="${fonts}" font-size="${fontSize}" fill="${plain}" xml:space="preserve">`,
    ...rows.filter(Boolean),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const styleChange = /\u001b\[([\d;]*)m/g;

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let style = unstyled;
  let column = 0;
  for (const [index, part] of line.split(styleChange).entries()) {
    if (index % 2 === 1) {
      for (const code of part.split(';')) style = changed(style, Number(code));
      continue;
    }
    for (const text of part.match(pieces) ?? []) {
      if (text.trim() !== '') runs.push({ column, text, style });
      column += widthOf(text);
    }
  }
  return runs;
}

/** Wide characters, bars and columns are placed on their own: so they stay in line whatever the fonts. */
const pieces = /[\u2e80-\uffef]+|[▏-▐█]+| {2,}|(?:(?! {2})[^\u2e80-\uffef▏-▐█])+/g;

const unstyled: Style = { color: undefined, bold: false, dim: false };

function changed(style: Style, code: number): Style {
  if (code === 0) return unstyled;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, color: undefined };
  return code in colors ? { ...style, color: code } : style;
}

function textOf({ column, text, style }: Run, y: number): string {
  const shown = text.trimStart();
  const start = column + widthOf(text) - widthOf(shown);
  const length = (widthOf(shown.trimEnd()) * cell.width).toFixed(1);
  const fill = style.color === undefined ? (style.dim ? faint : undefined) : colors[style.color];
  const attributes = [
    `x="${(margin + start * cell.width).toFixed(1)}" y="${y.toFixed(1)}" textLength="${length}"`,
    ...(fill ? [`fill="${fill}"`] : []),
    ...(style.bold ? ['font-weight="bold"'] : []),
  ];
  return `<text ${attributes.join(' ')}>${escaped(shown.trimEnd())}</text>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character);
}
