import { type Random, weightedPairs } from './random.ts';

export type Gender = 'female' | 'male';

/**
 * An invented Chinese full name, surname first. Surnames come as often as in China; given names are put together
 * from characters that are common for the gender, one character for every eighth person.
 */
export function makeName(random: Random, gender: Gender): string {
  const { single, first, second } = given[gender];
  const surname = random.pick(surnames);
  return random.chance(0.12) ? surname + random.any(single) : surname + random.any(first) + random.any(second);
}

const given: Record<Gender, { single: string[]; first: string[]; second: string[] }> = {
  female: {
    single: [...'敏静丽艳娟霞婷雪莉萍燕颖倩蕾琳洁璐莹悦欣'],
    first: [...'雨欣子思梦晓雅佳诗婉心语若紫美玉文秀海春慧淑嘉可依静艺安'],
    second: [...'涵怡萱婷琪妍雯洁彤瑶琳颖娜玲芳霞燕蓉云英华兰宁悦然菲'],
  },
  male: {
    single: [...'伟强磊军涛超勇杰鹏斌波辉刚健明亮俊帅凯浩'],
    first: [...'子浩宇俊志文明建嘉天国家一晓海立永振泽思成少景承'],
    second: [...'轩然杰伟强豪辰泽鹏博华明军峰涛林龙飞宁远阳凯斌平'],
  },
};

/** Surnames with their share of the population in percent, rounded from the censuses. */
const surnames = weightedPairs<string>([
  ['王', 7.2],
  ['李', 7.0],
  ['张', 6.7],
  ['刘', 5.1],
  ['陈', 4.6],
  ['杨', 3.1],
  ['黄', 2.2],
  ['赵', 2.0],
  ['吴', 2.0],
  ['周', 1.9],
  ['徐', 1.45],
  ['孙', 1.38],
  ['马', 1.29],
  ['朱', 1.26],
  ['胡', 1.16],
  ['郭', 1.13],
  ['何', 1.12],
  ['林', 1.06],
  ['高', 1.04],
  ['罗', 0.99],
  ['郑', 0.91],
  ['梁', 0.89],
  ...alike(0.75, '谢宋唐许韩邓'),
  ...alike(0.6, '冯曹彭曾肖'),
  ...alike(0.48, '田董潘袁蔡蒋余于杜叶程魏苏吕'),
  ...alike(0.39, '丁任卢姚沈钟姜崔谭陆范汪廖'),
  ...alike(0.32, '石金韦贾夏付方邹熊白孟'),
  ...alike(0.25, '秦邱侯江尹薛闫段雷龙黎史'),
  ...alike(0.19, '陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤'),
  ['欧阳', 0.07],
  ['上官', 0.01],
  ['司马', 0.01],
  ['诸葛', 0.01],
]);

function alike(share: number, characters: string): [string, number][] {
  return [...characters].map((character) => [character, share]);
}
