import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { printJson } from '../json.ts';
import { previewToJson, sessionToJson } from '../json-session.ts';
import { withSession } from '../open-rules.ts';
import type { DataOptions } from '../options.ts';
import { renderPreview } from '../render/preview.ts';

/** `patron preview FILE`: whom each rule reaches. */
export function preview(context: Context, file: string, options: DataOptions): Promise<ExitCode> {
  return withSession(file, options, context, async ({ program, session, textOf }) => {
    const found = await session.preview();
    if (context.json) printJson(context, 'preview', { ...sessionToJson(session), ...previewToJson(found) });
    else context.out.print(...renderPreview({ program, session, preview: found, textOf }, context.out.screen));
    return exit.ok;
  });
}
