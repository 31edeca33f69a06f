/** What a pact may not threaten: it may criticise, make public, ask for an apology, repentance, restoring or paying for. */
export type UnlawfulMeasure = 'fine' | 'withholding' | 'seizure' | 'detention';

export interface MeasureWarning {
  measure: UnlawfulMeasure;
  /** The words it was known by. */
  words: string;
}

/** Words of the measures that the organic law leaves to no village: fines, withheld services or benefits, force. */
const MEASURES: readonly [UnlawfulMeasure, RegExp][] = [
  ['fine', /罚款|罚金|处罚金|罚钱|罚\s*[0-9〇一二三四五六七八九十百千万两]+\s*元|违约金|滞纳金/g],
  [
    'withholding',
    /[停断][止]?(?:供)?[水电气](?:供应)?|(?:取消|停发|停止|扣发|扣减|扣除|扣留|不予享受|不得享受|暂停)[^，。；]{0,8}(?:待遇|资格|低保|补助|补贴|分红|福利|救助|养老金|权益)|(?:不予|拒绝|不给|暂缓)[^，。；]{0,6}(?:办理|盖章|出具|开具|证明|审批)/g,
  ],
  ['seizure', /没收|扣押|查封|强行拆除|强制拆除/g],
  ['detention', /拘留|拘禁|关押|游街|体罚|殴打/g],
];

/** A clause that forbids the measure is no warning: 不得罚款. */
const FORBIDDEN = /(?:不得|不准|不许|严禁|禁止|杜绝|不搞|不)(?:随意|擅自|以任何名义|采取|实行|进行)?$/;

/** The measures in a clause that a village may not take, each once. */
export function measureWarnings(text: string): MeasureWarning[] {
  return MEASURES.flatMap(([measure, words]): MeasureWarning[] => {
    const found = [...text.matchAll(words)].find(({ index }) => !FORBIDDEN.test(text.slice(0, index)));
    return found ? [{ measure, words: found[0] }] : [];
  });
}
