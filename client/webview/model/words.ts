import type { Language } from '../../../server/text/language.ts';
import { panelEn } from '../../../server/text/panel-en.ts';
import { panelZhCn } from '../../../server/text/panel-zh-cn.ts';

export type Words = typeof panelEn;

/** The words of the panel alone, so that the page is not bundled with those of the command line. */
export function panelWords(language: Language): Words {
  return language === 'zh-CN' ? panelZhCn : panelEn;
}
