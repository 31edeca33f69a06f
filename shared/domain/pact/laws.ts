import type { CalendarDay } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
import type { LawArticle, LawTerms, LawTopic } from './pact.ts';

/** The organic law as amended is in force since this day. */
const IN_FORCE = '2026-01-01';
const LAW = '村民委员会组织法';

/** What is cited where the village keeps no words of its own. Articles were renumbered: the village looks them up. */
export const LAW_TEMPLATES: Readonly<Record<LawTopic, LawTerms>> = {
  adoption: law('adoption', '村民会议可以制定和修改村规民约。'),
  filing: law('filing', '村规民约报乡、民族乡、镇的人民政府备案，不得与宪法、法律、法规和国家的政策相抵触。'),
  measures: law('measures', '村规民约不得有侵犯村民的人身权利、民主权利和合法财产权利的内容，不设罚款，不停供服务。'),
};

function law(topic: LawTopic, words: string): LawTerms {
  return { topic, law: LAW, article: '', words, validFrom: IN_FORCE };
}

/** The words that hold on a day: of the village's own valid ones the latest, else the usual. */
export function lawOn(articles: Iterable<LawArticle>, topic: LawTopic, day: CalendarDay): LawTerms {
  const own = [...articles].filter((article) => article.topic === topic);
  return holdingOn(own, day) ?? LAW_TEMPLATES[topic];
}

/** 《村民委员会组织法》第二十七条. */
export function lawCitation({ law: name, article }: Pick<LawTerms, 'law' | 'article'>): string {
  return `《${name}》${article}`;
}
