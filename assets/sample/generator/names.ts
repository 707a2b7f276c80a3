import { at, type Random, weighted } from './random.ts';

/** As the lists spell it. */
export type Sex = '男' | '女';

/** A name that the generator must place, because a list without it would test less. */
export interface SpecialName {
  readonly name: string;
  readonly sex: Sex;
}

// Shares of the commonest surnames in parts per 10,000 of the population, rounded; the tail stands for the rest.
const SURNAMES: readonly (readonly [string, number])[] = [
  ...shares(
    '王725 李719 张683 刘538 陈453 杨308 黄223 赵221 吴205 周202 徐166 孙154 马129 朱126 胡131 郭120 何117 林118',
  ),
  ...shares(
    '高111 罗95 郑93 梁84 谢76 宋70 唐69 许66 邓62 韩62 冯61 曹60 彭58 曾58 肖57 田51 董51 潘50 袁50 蔡46 蒋46',
  ),
  ...shares('余45 于45 杜44 叶44 程43 魏42 苏41 吕41 丁39 任39 卢39 姚37 沈36 钟36 姜36 崔35 谭35 陆33 范32 汪31 廖31'),
  ...shares('石30 金30 韦30 贾29 夏29 付29 方28 邹27 熊26 白26 孟25 秦25 邱24 侯24 江24 尹23 薛23 闫22 段21 雷21 龙20'),
  ...shares('黎20 史20 陶19 贺19 毛18 郝18 顾18 龚17 邵17 万17 覃16 武16 钱16 戴16 严15 莫15 孔15 向15 常14 汤14 亢14'),
  ...shares(
    '建10 屈12 杭4 纪8 翟12 樊12 党8 卫9 蔺5 员5 荆6 索4 水2 强4 骞2 欧阳8 上官4 司马3 诸葛2 皇甫2 尉迟1 东方1 夏侯1',
  ),
];

const BOYS_FIRST =
  '子浩宇梓俊一博明嘉奕铭佳泽天志文家思晨睿皓承景昊鑫鹏旭云昱煜毅锦启怀书君柏逸展卓允乐正亦世少元星金国建永兴海晓新振庆宗绍光伟培继修知';
const BOYS_SECOND =
  '轩宇然豪杰泽涵博文源辰航阳恒睿霖凯瑞龙成林锋晨旭彤毅鹏洋铭宸哲翔远磊安尧熙森鸣琛楠冬川烨昂立言朗阔帅浩超飞强威坤诚康宁兴骏帆屹';
const GIRLS_FIRST =
  '子梓雨欣思佳诗怡若梦紫可一语静雅艺嘉晨心馨婉书芷依美安慧雪彤玥悦妍晓清云月舒锦钰婷宛乐琪亦夏采琳冰春秋文海玉芳秀淑念知如沐星颜';
const GIRLS_SECOND =
  '涵萱怡彤琪琳妍欣悦瑶雯婷洁妮雅菲晴然诺馨颖宁冉梦桐娅月灵曦菡莹蕊柔言蓉玲禾薇茜璇珂岚荷霏畅露晗源芮静雪娜倩敏慧楠佳轩霖爽甜珍';

/** Names with a character outside the commonest fonts or outside two-byte GBK. */
export const RARE_NAMES: readonly SpecialName[] = [
  ...special('男', '李䶮 王子𬭚 赵𠮷 杨𬱖 刘𫖯 张昊𬀩 郭𬭸泽 许喆𬬭'),
  ...special('女', '陈㛃 周雨㛃 马若䶮 吴𬘭雅 孙玥𬍛 高𫛭羽 亢㼆'),
];

/** Names with the dot of a transcription, invented. */
export const DOTTED_NAMES: readonly SpecialName[] = [
  ...special('女', '阿依古丽·买买提 热依汗古丽·艾山江 古丽娜尔·吐尔逊'),
  ...special('男', '艾力江·买合木提 帕尔哈提·卡德尔 麦麦提图尔荪·阿不都热依木江'),
];

/** Names with a surname of two characters. */
export const COMPOUND_NAMES: readonly SpecialName[] = [
  ...special('男', '欧阳明轩 司马承泽 诸葛睿 皇甫一鸣'),
  ...special('女', '上官若琳 欧阳诗涵 司马雨彤 诸葛静言'),
];

function shares(text: string): [string, number][] {
  return text.split(' ').map(entry => {
    const surname = entry.replace(/\d+$/, '');
    return [surname, Number(entry.slice(surname.length))];
  });
}

function special(sex: Sex, names: string): SpecialName[] {
  return names.split(' ').map(name => ({ name, sex }));
}

/** A surname, as common as it is in the population. */
export const pickSurname: (random: Random) => string = weighted(SURNAMES);

/** A given name; with `first`, one that begins with it, as siblings' names often share a character. */
export function pickGiven(random: Random, sex: Sex, first?: string): string {
  const heads = sex === '男' ? BOYS_FIRST : GIRLS_FIRST;
  const tails = sex === '男' ? BOYS_SECOND : GIRLS_SECOND;
  const tail = at([...tails], random.below(tails.length));
  // One name in nine has a single character.
  if (first === undefined && random.below(9) === 0) return tail;
  const head = first ?? at([...heads], random.below(heads.length));
  // A doubled character is a girl's name far more often than a boy's; one in fifty is about right.
  return sex === '女' && random.below(50) === 0 ? tail + tail : head + tail;
}
