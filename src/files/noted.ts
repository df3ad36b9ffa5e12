// What was settled or left out on the way in, said once for the whole document.
import type { Bilingual, Finding, Severity } from '#core/finding.ts';

/** Counted while reading. */
export type Noted = { changes: number; pictures: number; embedded: number; brokenReferences: number };

export function nothingNoted(): Noted {
  return { changes: 0, pictures: 0, embedded: 0, brokenReferences: 0 };
}

type More = { readonly comments?: number; readonly macros?: boolean };

export function findingsOf(noted: Noted, { comments = 0, macros = false }: More = {}): readonly Finding[] {
  const { changes, embedded, brokenReferences, pictures } = noted;
  return [
    ...say(changes, 'tracked-changes-resolved', 'info', {
      zh: `文档含有 ${changes} 处修订痕迹：已按“接受全部修订”读取，请核对。`,
      en: `The document has ${changes} tracked changes: it was read as if all were accepted. Please check.`,
    }),
    ...say(comments, 'comments-left-out', 'info', {
      zh: `文档含有 ${comments} 条批注，未读入正文。批注中若有要求，请写进正文后重新上传。`,
      en: `The document has ${comments} comments, which were not read. Where a comment asks for something, put it into the text and upload it again.`,
    }),
    ...say(brokenReferences, 'broken-references', 'warning', {
      zh: `正文有 ${brokenReferences} 处交叉引用已失效（显示“错误!未找到引用源”之类）。请在 Word 中更新域或改写后重新上传。`,
      en: `${brokenReferences} cross-references in the text are broken ("Error! Reference source not found"). Update the fields in Word, or write out what is meant, and upload it again.`,
    }),
    ...say(embedded, 'embedded-parts-left-out', 'warning', {
      zh: `文档嵌入了 ${embedded} 个别的文件，其内容未读取。请在 Word 中全选后另存为 .docx，或把内容复制进正文。`,
      en: `The document embeds ${embedded} other files, whose text was not read. Save it again as .docx in Word, or copy their text into the document.`,
    }),
    ...say(pictures, 'pictures-left-out', 'info', {
      zh: `文档含有 ${pictures} 幅图片或嵌入对象，其中的文字读不出来。流程图、联系表若只是图片，请另写成文字。`,
      en: `The document has ${pictures} pictures or embedded objects; text inside them was not read. If a flow chart or contact list is only a picture, write it out as text.`,
    }),
    ...say(macros ? 1 : 0, 'macros-ignored', 'info', {
      zh: '文档带有宏：未读取，也未运行。',
      en: 'The document carries macros: they were neither read nor run.',
    }),
  ];
}

function say(count: number, code: string, severity: Severity, message: Bilingual): readonly Finding[] {
  return count === 0 ? [] : [{ code, severity, message, place: {} }];
}
