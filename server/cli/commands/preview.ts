import type { Context } from '../context.ts';
import { type ExitCode, exit } from '../exit.ts';
import { printJson } from '../json.ts';
import { lockToJson, previewToJson, sessionToJson } from '../json-session.ts';
import { withSession } from '../open-rules.ts';
import type { DataOptions } from '../options.ts';
import { renderLock } from '../render/lock.ts';
import { renderPreview } from '../render/preview.ts';

/** `patron preview FILE`: whom each rule reaches. */
export function preview(context: Context, file: string, options: DataOptions): Promise<ExitCode> {
  return withSession(file, options, context, async ({ program, session, textOf, lock }) => {
    const found = await session.preview();
    const { screen } = context.out;
    if (context.json)
      printJson(context, 'preview', { ...sessionToJson(session), ...lockToJson(lock), ...previewToJson(found) });
    else {
      context.out.print(...renderPreview({ program, session, preview: found, textOf }, screen));
      context.out.print(...renderLock(lock, file, screen));
    }
    return exit.ok;
  });
}
