// Small signs of a clause: how it stands, its force, its kind. Always an icon and a word.
import {
  CheckCircleFilled,
  CheckCircleOutlined,
  EditFilled,
  ExclamationCircleFilled,
  FileTextOutlined,
  MinusCircleOutlined,
  PlusCircleOutlined,
  QuestionCircleFilled,
  StopOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Meaning, ReviewedClause } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Tag, type Tone } from '#web/ui/tags.tsx';

const FORCES: Readonly<Record<Meaning['modality'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  must: { tone: 'danger', icon: <ExclamationCircleFilled /> },
  must_not: { tone: 'danger', icon: <StopOutlined /> },
  should: { tone: 'warn', icon: <CheckCircleOutlined /> },
  may: { tone: 'info', icon: <PlusCircleOutlined /> },
  statement: { tone: 'quiet', icon: <FileTextOutlined /> },
};

export function ForceTag(props: { readonly of: Meaning['modality'] }) {
  const { say } = useText();
  const { tone, icon } = FORCES[props.of];
  return (
    <Tag tone={tone} icon={icon}>
      {say(`review.force.${props.of}`)}
    </Tag>
  );
}

export type Standing = 'accepted' | 'corrected' | 'ignored' | 'uncertain' | 'open';

export const standingOf = ({ settled, uncertain }: ReviewedClause): Standing =>
  settled?.how ?? (uncertain ? 'uncertain' : 'open');

const STANDINGS: Readonly<Record<Standing, ReactNode>> = {
  accepted: <CheckCircleFilled />,
  corrected: <EditFilled />,
  ignored: <MinusCircleOutlined />,
  uncertain: <QuestionCircleFilled />,
  open: <span className="ring" />,
};

/** Icon alone, its word for those who listen. */
export function StandingMark(props: { readonly of: Standing }) {
  const { say } = useText();
  return (
    <span
      className={`clause-standing clause-standing-${props.of}`}
      title={say(`review.standing.${props.of}`)}
    >
      <span aria-hidden="true">{STANDINGS[props.of]}</span>
      <span className="sr-only">{say(`review.standing.${props.of}`)}</span>
    </span>
  );
}
