// A plan without any finding but what is said on purpose, for tests that break one thing at a time.

export const SMALL = `plan: small
title: 小预案
words: { immediately: PT5M }
units: { site: { title: 网点 } }
roles:
  clerk: { title: 柜员, is: reporter, unit: site }
  guard: { title: 保安, unit: site }
  head: { title: 网点负责人, unit: site }
contacts:
  brigade: { title: 消防队, number: "119" }
facts:
  smoke: { type: state, title: 冒烟, ask: clerk, stable: PT5M }
  extent: { type: one of, title: 范围, values: [small, large], ask: guard }
  hurt: { type: yes/no, title: 有人受伤, ask: guard }
  names: { type: list, title: 受伤人员, ask: guard, fields: { name: text, grave: yes/no } }
acts:
  go_back: { title: 返回现场, by: clerk }
forms:
  account: { title: 经过, fields: { began: time, text: text } }
ladder:
  - { at: PT2M of opened, tell: deputies }
  - { at: PT4M of opened, tell: alarm }
scenarios:
  fire:
    title: 火警
    from: "1"
    starts: smoke
    steps:
      shout: { who: clerk, notify: { to: [guard, head], say: smoke.since }, urgency: immediately, from: "1.1" }
      look: { who: guard, assess: [extent, hurt], after: shout.sent, within: PT5M of smoke.since, from: "1.2" }
      call_brigade:
        who: head
        when: extent = "large"
        call: { contact: brigade }
        from: "1.3"
      list_hurt: { when: hurt, who: guard, record: { in: names }, from: "1.4" }
      care: { do: 照看伤者, who: guard, each: names where grave, after: list_hurt, from: "1.4" }
      reopen:
        opens: [smoke.ended, PT60M of smoke.since]
        who: head
        decide: { question: 是否恢复营业, answer: [open, closed], reason: required }
        from: "1.5"
      tell_customers: { do: 告知客户, who: clerk, after: reopen, when: reopen = "open", from: "1.5" }
      write: { who: guard, after: smoke.ended, report: { form: account, to: head }, from: "1.6" }
      content:
        who: clerk
        after: reopen
        confirm: { question: 客户是否满意, of: 客户, not_by: [guard, head], on_no: { again: tell_customers } }
        from: "1.7"
    never:
      back: { blocks: go_back, while: smoke, unless: { permission_of: head }, from: "1.8" }
    stand_down: { when: not(smoke), by: head, goes_on: [write] }
filled:
  - { at: look.within, why: 未写起点 }
scope: 本网点
`;

/** The small plan with one place changed; the place must be there. */
export function changed(from: string, to: string): string {
  if (!SMALL.includes(from)) throw new Error(`not in the small plan: ${from}`);
  return SMALL.replace(from, () => to);
}
