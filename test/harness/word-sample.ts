// A Word plan as offices write them: chapters and items numbered by Word, a table, a tracked change, a footnote.
import { abstractNum, docxFile, level, num, numbered, p } from './docx-file.ts';

export function wordSample(): Uint8Array {
  const outline = [
    level(0, 'chineseCountingThousand', '第%1章'),
    level(1, 'chineseCountingThousand', '（%2）'),
    level(2, 'decimal', '%3、'),
  ].join('');
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
  return docxFile({
    numbering: abstractNum(0, outline) + num(1, 0),
    footnotes: `<w:footnote w:id="1">${p('备用电源可供电2小时。')}</w:footnote>`,
    header: p('青禾园区'),
    body: [
      p('青禾园区停电应急预案'),
      p('总则', `${numbered(1)}<w:outlineLvl w:val="0"/>`),
      p('目的', numbered(1, 1)),
      p('为保证停电时园区有序运转,制定本预案。'),
      p('停电处置', `${numbered(1)}<w:outlineLvl w:val="0"/>`),
      p('计划停电', numbered(1, 1)),
      p('物业服务中心应提前1天通知各租户。', numbered(1, 2)),
      p('电工须在停电前检查发电机,每季度试运行一次。', numbered(1, 2)),
      p('突然停电', numbered(1, 1)),
      `<w:p><w:pPr>${numbered(1, 2)}</w:pPr><w:r><w:t>值班员应立即报告</w:t></w:r><w:del><w:r><w:delText>经理</w:delText></w:r></w:del><w:ins><w:r><w:t>工程主管</w:t></w:r></w:ins><w:r><w:t>,并启动发电机。</w:t></w:r></w:p>`,
      p('工程主管根据实际情况判断,如无法在20分钟内恢复供电,应立即上报园区领导。', numbered(1, 2)),
      p('不得擅自合闸。', numbered(1, 2)),
      `<w:tbl><w:tr>${cell('岗位', '<w:vMerge w:val="restart"/>')}${cell('任务')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('保安员应引导人员离开电梯厅。')}</w:tr></w:tbl>`,
    ].join(''),
  });
}
