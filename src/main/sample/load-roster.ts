// People, units, posts and who holds them, of one sample organisation.
import type { Holding, Store } from '#desk/ports.ts';
import type { SampleOrganisation } from './people.ts';

export async function loadRoster(
  { roster }: Pick<Store, 'roster'>,
  sample: SampleOrganisation,
): Promise<void> {
  const org = sample.id;
  await roster.addOrganisation({ id: org, name: sample.name, zone: 'Asia/Shanghai', language: 'zh' });
  for (const unit of sample.units) await roster.saveUnit(org, { ...unit, head: null });
  for (const { id, name, unit } of sample.people)
    await roster.savePerson({
      id,
      org,
      name,
      unit,
      language: 'zh',
      addresses: [
        { channel: 'email', value: emailOf(sample, id), verified: true },
        { channel: 'in-app', value: id, verified: true },
      ],
      user: null,
    });
  for (const unit of sample.units) await roster.saveUnit(org, unit);
  for (const [id, { title, unit, holders, deputies }] of Object.entries(sample.posts)) {
    await roster.savePost(org, { id, title, unit });
    const held = [...holdings(id, 'holder', holders), ...holdings(id, 'deputy', deputies ?? '')];
    await roster.saveHoldings(
      org,
      id,
      held.map((holding, order) => ({ ...holding, order })),
    );
  }
}

function holdings(
  post: string,
  capacity: Holding['capacity'],
  people: string,
): readonly Omit<Holding, 'order'>[] {
  return people
    .split(' ')
    .filter(person => person !== '')
    .map(person => ({ post, person, capacity, on_duty: true }));
}

export function emailOf(sample: SampleOrganisation, person: string): string {
  return `${person}@${sample.id}.example.com`;
}
