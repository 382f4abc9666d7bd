/** What people wrap a question in. A document that answers it does not hold these words. */

const ASKING =
  '请问一下 请问 我想问一下 我想问 想问一下 想问 想知道 我想知道 问一下 谁能告诉我 麻烦问 您好 你好 谢谢 帮忙 ' +
  '是什么意思 什么意思 是什么 有什么 为什么 什么时候 什么时间 什么样的 什么样 什么地方 什么情况下 什么情况 什么 ' +
  '怎么样 怎么办理 怎么办 怎么处理 怎么算 怎么写 怎么去 怎么 怎样 如何办理 如何处理 如何 为何 咋办 咋样 咋 啥时候 啥 ' +
  '在哪里 在哪儿 在哪 哪里 哪儿 哪些 哪个部门 哪个 哪一个 哪几个 哪种 哪年 哪天 哪 几点 几年 几天 几个月 几个 几次 ' +
  '多长时间 多久 多少钱 多少天 多少 多大 多高 多远 是谁 谁来 由谁来 由谁 谁 归谁所有 归谁 ' +
  '能不能 可不可以 是不是 会不会 要不要 有没有 该不该 算不算 合不合法 行不行 好不好 对不对 是否 能否 可否 有无 ' +
  '可以吗 行吗 对吗 合法吗 违法吗 要钱吗 可以 能够 应该 应当 需要 必须 想要 打算 准备 觉得 认为 知道 告诉 ' +
  '我们 你们 他们 她们 咱们 自己 别人 人家 大家 某人 这个 那个 这些 那些 这样 那样 这里 那里 这种 那种 这 那 ' +
  '的话 因为 所以 但是 如果 虽然 而且 并且 或者 还是 还有 以及 关于 对于 有关 相关 之间 之后 之前 以后 以前 期间 ' +
  '已经 一直 总是 经常 现在 目前 最近 今天 昨天 刚刚 马上 到底 究竟 真的 非常 特别 一些 一点 一个 一下 好几个月 好几天 ' +
  '哪些方面 方面 时候 东西 事情 问题 情况下 情况 具体 规定 要求';

/** Of these single characters most stand alone; the words that hold them stay whole. */
const PARTICLES =
  '的了吗呢吧啊呀嘛么是在和与跟及或被把将给让向从对为就也都还又再很太更最不没无我你您他她它们要想能会该来去到用有做';

const WHOLE =
  '目的 的士 了解 不了解 和解 和谐 调和 共和国 和平 与会 参与 赠与 授与 普及 以及 涉及 是非 在建 存在 在线 在职 在岗 现在 在校 将来 军将 ' +
  '给付 供给 给水 自给 让与 转让 出让 方向 从业 从事 从严 服从 对象 对外 反对 应对 核对 派对 行为 作为 认为 为民 无为 就业 就医 就学 就近 就读 就诊 成就 ' +
  '都市 首都 成都 还款 归还 返还 偿还 还原 再生 再审 再就业 再融资 最高 最低 最大 最后 不动产 不合格 不履行 不服 不正当 不良 不可 不得 不足 不明 不当 不法 不予 ' +
  '没收 淹没 无偿 无线 无障碍 无效 无人 无主 无罪 无业 无证 无力 自我 我国 他人 其他 要素 重要 主要 纲要 必要 要件 思想 理想 功能 职能 能源 能力 节能 性能 智能 能耗 可能 ' +
  '会议 社会 会计 会员 大会 协会 委员会 工会 议会 开会 会见 机会 会期 会诊 例会 该区 来源 未来 来访 往来 外来 去除 去世 出去 过去 到期 到达 报到 迟到 用地 用水 用电 用人 用户 用工 用品 用途 ' +
  '使用 利用 费用 信用 适用 公用 占用 录用 租用 征用 专用 用药 用能 所有 有限 国有 有效 有偿 有害 有毒 有机 有奖 有关 拥有 共有 持有 享有 私有 有价 有线 有组织 做法 做工 为了 ' +
  '太阳 更改 更新 变更 更正 更换 更夫 很好 给予 授予 把关 火把 把握 被告 被害 被征收 被执行 被保险 被监护 被继承 被选举 被派遣 将军 使用权 向导 定向 从属 对口 对账 都督 又';

const asking = [...new Set(ASKING.split(' ').filter(Boolean))].sort((a, b) => b.length - a.length);
const particles = new Set(PARTICLES);
const whole = [...new Set(WHOLE.split(' ').filter(({ length }) => length > 1))].sort((a, b) => b.length - a.length);

const startingAt = (words: readonly string[], text: string, at: number) =>
  words.find((word) => text.startsWith(word, at));

/** The text with a blank for what only asks; `kept` says how long the word is that starts somewhere and stays whole whatever it holds. */
export function withoutQuestion(text: string, kept: (text: string, at: number) => number): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const drop = startingAt(asking, text, at)?.length ?? 0;
    const keep = Math.max(kept(text, at), startingAt(whole, text, at)?.length ?? 0);
    if (drop > 0 && drop >= keep) {
      rest += ' ';
      at += drop;
    } else if (keep > 0) {
      rest += text.slice(at, at + keep);
      at += keep;
    } else {
      rest += particles.has(text.charAt(at)) ? ' ' : text.charAt(at);
      at += 1;
    }
  }
  return rest;
}
