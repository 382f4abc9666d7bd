/**
 * The words the invented office is made of. Places are called by the heavenly
 * stems and people 某, as Chinese examples are, so that nobody takes them for
 * real ones. What stories are made of holds no numeral: theirs need a source.
 */

export interface Subject {
  readonly slug: string;
  readonly name: string;
  readonly summary: string;
  /** What it is about, each a thing that can be mended or opened. */
  readonly things: readonly string[];
  readonly troubles: readonly string[];
  readonly deeds: readonly string[];
  readonly results: readonly string[];
}

export const subjects: readonly Subject[] = [
  {
    slug: 'yinshui',
    name: '饮水安全',
    summary: '水井、水管、水压和水质。',
    things: ['老水井', '入户水管', '蓄水池', '加压泵'],
    troubles: ['一到夏天水就不够用', '雨后的水发浑', '坡上的人家水压上不去'],
    deeds: ['换上新管', '清淤消毒', '给泵房加了护栏'],
    results: ['坡上坡下都有水用', '水清了，水压也稳了'],
  },
  {
    slug: 'chuxing',
    name: '道路出行',
    summary: '村道、路灯、桥面和班车。',
    things: ['进村的路', '路灯', '小桥的桥面', '班车站牌'],
    troubles: ['雨天满是泥', '夜里看不清脚下', '农忙时会不开车'],
    deeds: ['铺上碎石再硬化', '换上太阳能路灯', '加宽弯道'],
    results: ['下雨天也能走车', '晚上出门心里踏实'],
  },
  {
    slug: 'shangxue',
    name: '上学放学',
    summary: '校门口、食堂、护学岗和放学后。',
    things: ['校门口的人行道', '学校食堂', '放学后的看护点', '接送等候区'],
    troubles: ['车和孩子挤在同一条路上', '家长下班晚接不到孩子', '雨天没有地方等'],
    deeds: ['划出等候区', '轮流站护学岗', '请退休教师来看作业'],
    results: ['孩子放学有人管', '校门口不再堵'],
  },
  {
    slug: 'yanglao',
    name: '老人照料',
    summary: '助餐、巡访、日间照料和家里的小改造。',
    things: ['助餐点', '日间照料室', '老人家的扶手', '上门理发'],
    troubles: ['独居老人吃饭对付', '厕所地滑容易摔', '腿脚不便出不了门'],
    deeds: ['定时送餐', '装上扶手和防滑垫', '排出巡访名单'],
    results: ['老人吃上热饭', '家里人在外也放心'],
  },
  {
    slug: 'kanbing',
    name: '看病就医',
    summary: '村卫生室、巡诊、买药和转诊。',
    things: ['村卫生室', '巡诊车', '常用药柜', '报销窗口'],
    troubles: ['拿药要跑很远', '报销材料弄不明白', '卫生室下午没有人'],
    deeds: ['排出巡诊日子', '补齐常用药', '把报销流程画成图'],
    results: ['小病不出村', '报销少跑冤枉路'],
  },
  {
    slug: 'shengchan',
    name: '田间生产',
    summary: '水渠、晒场、农机和卖粮。',
    things: ['主水渠', '晒谷场', '机耕路', '冷库'],
    troubles: ['渠尾的田浇不上水', '收下的粮没处晒', '菜下来得集中卖不动'],
    deeds: ['清渠补缝', '借出操场晒粮', '牵线收购商'],
    results: ['渠尾也浇上了水', '菜下来就有人收'],
  },
  {
    slug: 'huanjing',
    name: '环境整治',
    summary: '垃圾、河沟、公厕和房前屋后。',
    things: ['垃圾投放点', '村边的河沟', '集市公厕', '废弃的老院子'],
    troubles: ['到了热天气味重', '沟里漂着塑料袋', '没有人说得清归谁管'],
    deeds: ['把分工贴在墙上', '清淤种草', '改成小菜园'],
    results: ['沟边有人散步了', '集市不再绕着走'],
  },
  {
    slug: 'linli',
    name: '邻里和睦',
    summary: '地界、排水、噪声和楼道里的事。',
    things: ['两家之间的排水沟', '楼道里的杂物', '院墙地界', '夜里的音响'],
    troubles: ['两家人见面不说话', '说过多次没有结果', '各说各的理'],
    deeds: ['请双方坐下来量地', '立下楼道公约', '约定音响关掉的时间'],
    results: ['两家又来往了', '楼道宽敞了'],
  },
  {
    slug: 'jiuye',
    name: '家门口就业',
    summary: '技能班、用工信息和带娃上班。',
    things: ['技能培训班', '用工信息栏', '就业工坊', '带娃上班间'],
    troubles: ['想学手艺没有门路', '招工的消息传不到村里', '孩子小离不开人'],
    deeds: ['开夜班教手艺', '每周更新信息栏', '腾出房子办工坊'],
    results: ['在家门口就能上班', '手里有了手艺'],
  },
  {
    slug: 'wenhua',
    name: '文化活动',
    summary: '书屋、戏台、球场和节日里的事。',
    things: ['农家书屋', '老戏台', '篮球场', '村史墙'],
    troubles: ['书屋的门老锁着', '戏台漏雨', '球架歪了没有人修'],
    deeds: ['请返乡学生轮流开门', '补瓦刷漆', '办起周末球赛'],
    results: ['周末书屋坐满了人', '戏台又响起了锣鼓'],
  },
];

export interface Way {
  readonly slug: string;
  readonly name: string;
  /** Said of it in an article, and again word for word where it is explained. */
  readonly said: string;
}

export const ways: readonly Way[] = [
  { slug: 'shuxia-tingsheng', name: '树下听声', said: '代表定期到大树下坐着听群众说事，当面记下来' },
  { slug: 'mantou-danzi', name: '问题单子', said: '听来的事写成单子，谁办、办到哪一步都写在上面' },
  { slug: 'huitou-zou', name: '回头走', said: '事情办完以后，代表再回到那家去看是不是真的好了' },
  { slug: 'jieban-ren', name: '接办人', said: '每件事都有名有姓的接办人，电话贴在联络站门口' },
  { slug: 'yewan-zuotan', name: '夜晚座谈', said: '白天群众忙，代表就在晚饭后去开会' },
  { slug: 'lianxi-ri', name: '固定接待日', said: '代表在固定的日子坐在联络站，谁来都接待' },
  { slug: 'gongkai-lan', name: '公开栏', said: '办了什么、没办成什么、为什么，都写在公开栏里' },
  { slug: 'liandong-ban', name: '部门同到场', said: '要几个部门才能办的事，就请他们在同一天到现场' },
  { slug: 'xuan-piao', name: '群众打勾', said: '先办哪件，由群众在单子上打勾来定' },
  { slug: 'daibiao-shitou', name: '代表带头', said: '要群众出力的事，代表自己先动手' },
  { slug: 'laodai-xin', name: '老带新', said: '老代表带着新代表走村，教怎样问、怎样记' },
  { slug: 'nianzhong-pingyi', name: '年终评议', said: '年底把单子摊开，由群众来评哪件办得好' },
];

export const terms: readonly (readonly [slug: string, name: string, summary: string])[] = [
  ['lianluozhan', '代表联络站', '代表接待群众、记下意见的地方，平时开着门。'],
  ['zoufang', '走访', '代表到群众家里或地头去，当面听意见。'],
  ['jianyi', '代表建议', '代表向有关机关书面提出的要求，对方要答复。'],
  ['banli', '办理答复', '承办单位把建议办到什么程度，写成文字告诉代表。'],
  ['xuanmin', '选民', '在本选区登记、有权投票选代表的人。'],
  ['shicha', '视察', '代表按安排到现场去看，了解法律和决定执行得怎样。'],
  ['shuzhi', '述职', '代表向选民报告自己做了什么，请选民评。'],
  ['piaojue', '票决', '几件事里先办哪件，由代表投票决定。'],
];

/** 乙镇 to 癸镇, and four 乡 after the earthly branches. */
export const towns: readonly (readonly [slug: string, name: string])[] = [
  ...(['yi 乙镇', 'bing 丙镇', 'ding 丁镇', 'wu 戊镇', 'ji 己镇', 'geng 庚镇', 'xin 辛镇', 'ren 壬镇'] as const),
  ...(['gui 癸镇', 'zi 子乡', 'chou 丑乡', 'yin 寅乡', 'mao 卯乡'] as const),
].map((town) => [town.split(' ')[0] ?? '', town.split(' ')[1] ?? ''] as const);

export const villages: readonly (readonly [slug: string, name: string])[] = [
  ['dong', '东村'],
  ['xi', '西村'],
  ['nan', '南村'],
];

/** Followed by 某: nobody is called so. */
export const surnames = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦昌马苗凤花方俞任袁柳',
];

export const sayings = [
  '说了就有人来看，这样好',
  '以前不知道找谁，现在有个人可找',
  '办得慢不要紧，有回话就行',
  '大家的事，大家都来搭把手',
  '写在墙上的，就不会忘',
  '能来家里坐坐，话就说开了',
];
