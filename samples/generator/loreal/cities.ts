import { weighted } from '../random.ts';

/** Tier 1 is Beijing, Shanghai, Guangzhou and Shenzhen; tier 2 the new first-tier cities; then the others by size. */
export type Tier = 1 | 2 | 3 | 4;

export interface City {
  readonly name: string;
  readonly tier: Tier;
}

const names: Record<Tier, string> = {
  1: '上海 北京 广州 深圳',
  2: '成都 杭州 重庆 武汉 苏州 西安 南京 长沙 天津 郑州 东莞 青岛 昆明 宁波 合肥',
  3: '佛山 沈阳 无锡 济南 厦门 福州 温州 哈尔滨 石家庄 大连 南宁 长春 贵阳 南昌 常州 珠海',
  4: '海口 乌鲁木齐 兰州 呼和浩特 洛阳 扬州 桂林 绵阳 汕头 柳州 遵义 岳阳',
};

/** How many members one city of a tier has, against one city of tier 4. */
const weights: Record<Tier, number> = { 1: 16, 2: 5, 3: 2, 4: 1 };

const all: City[] = ([1, 2, 3, 4] as const).flatMap((tier) => names[tier].split(' ').map((name) => ({ name, tier })));

/** The cities of the members, the large ones more often. */
export const cities = weighted(all, (city) => weights[city.tier]);
