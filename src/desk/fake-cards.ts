// A desk of phone cards for tests of the card's page: each secret opens a card that behaves as a duty does, and every
// act that came in is kept.
import type { Instant } from '#core/time/instant.ts';
import type { Clock } from './ports.ts';
import { ok, type Refused, type Result, refuse } from './result.ts';
import type { Card, CardAct, CardDesk } from './services.ts';

export type FakeCards = CardDesk & {
  readonly acts: readonly { readonly secret: string; readonly id: string; readonly act: CardAct }[];
  readonly opened: () => number;
  put(secret: string, card: Card): void;
  /** Opening this secret is refused. */
  refuse(secret: string, code: string): void;
  /** The next act is refused. */
  refuseNext(refused: Refused): void;
};

export function fakeCards(clock: Clock): FakeCards {
  const cards = new Map<string, Card>();
  const refusals = new Map<string, string>();
  const acts: { secret: string; id: string; act: CardAct }[] = [];
  let opened = 0;
  let next: Refused | null = null;

  async function find(secret: string): Promise<Result<Card>> {
    opened++;
    const card = cards.get(secret);
    return card ? ok(card) : refuse(refusals.get(secret) ?? 'link-unknown');
  }

  return {
    acts,
    opened: () => opened,
    put: (secret, card) => void cards.set(secret, card),
    refuse: (secret, code) => void refusals.set(secret, code),
    refuseNext: refused => {
      next = refused;
    },
    open: find,
    async act(secret, id, act) {
      const found = await find(secret);
      if (!found.ok || acts.some(one => one.id === id)) return found;
      const refused = next;
      next = null;
      if (refused) return { ok: false, refused };
      acts.push({ secret, id, act });
      const after = acted(found.value, act, act.at ?? clock.now());
      cards.set(secret, after);
      return ok(after);
    },
  };
}

function acted(card: Card, { act }: CardAct, at: Instant): Card {
  const { duty } = card;
  const may = card.may.filter(one => one !== act);
  if (act === 'done') return { ...card, may: [], duty: { ...duty, phase: 'done', done: at } };
  if (act === 'decline') return { ...card, may: [] };
  return { ...card, may, duty: { ...duty, acknowledged: duty.acknowledged ?? at } };
}

/** A lorry that broke down: a task with a call to make and things to fill in. */
export function sampleCard(now: Instant, language: 'zh' | 'en' = 'zh'): Card {
  const zh = language === 'zh';
  const words = (chinese: string, english: string) => (zh ? chinese : english);
  return {
    organisation: words('和风家纺有限公司', 'Hefeng Home Textiles'),
    zone: 'Asia/Shanghai',
    language,
    incident: {
      title: words('送货车在内环高架抛锚', 'Van stopped on the inner ring'),
      drill: false,
      scenario: words('运输车辆故障', 'Vehicle breakdown'),
      phase: 'active',
      occurred: now - 12 * 60_000,
    },
    person: { name: words('王芳', 'Wang Fang'), as: 'holder' },
    duty: {
      title: words('安排备用车辆接驳货物', 'Arrange a standby vehicle for the load'),
      kind: 'task',
      phase: 'open',
      due: now + 18 * 60_000 + 42_000,
      overdue: false,
      acknowledged: null,
      done: null,
      say: [
        {
          title: words('准确位置', 'Exact place'),
          value: words('内环高架外圈 12 号上匝道旁应急车道', 'Emergency lane by ramp 12, outer ring'),
        },
        { title: words('故障开始', 'Since'), value: '', instant: now - 12 * 60_000 },
        { title: words('是否有人受伤', 'Anybody hurt'), value: '✗' },
        { title: words('客户要求的送达时间', 'Delivery the customer asked for'), value: '' },
      ],
      asks: [],
      call: null,
    },
    may: ['acknowledge', 'arrive', 'done', 'decline'],
  };
}
