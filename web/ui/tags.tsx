// Tags of state and level. Always an icon and a word; colour only repeats what they say.
import {
  AlertFilled,
  BellOutlined,
  CheckCircleFilled,
  CheckOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  EditOutlined,
  ExclamationCircleFilled,
  ExperimentOutlined,
  FileDoneOutlined,
  HistoryOutlined,
  InfoCircleFilled,
  MinusCircleOutlined,
  SendOutlined,
  StopOutlined,
  SyncOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export type Tone = 'danger' | 'warn' | 'ok' | 'info' | 'quiet' | 'solid';

export function Tag(props: { readonly tone: Tone; readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={`tag tag-${props.tone}`}>
      {props.icon !== undefined && (
        <span aria-hidden="true" className="tag-icon">
          {props.icon}
        </span>
      )}
      {props.children}
    </span>
  );
}

/** Icons by meaning, so that a meaning has one look everywhere. */
export const icons = {
  alarm: <AlertFilled />,
  overdue: <ClockCircleOutlined />,
  open: <BellOutlined />,
  waiting: <HistoryOutlined />,
  done: <CheckCircleFilled />,
  acknowledged: <CheckOutlined />,
  waived: <StopOutlined />,
  withdrawn: <MinusCircleOutlined />,
  error: <CloseCircleFilled />,
  warning: <WarningFilled />,
  note: <InfoCircleFilled />,
  drill: <ExperimentOutlined />,
  active: <ExclamationCircleFilled />,
  filed: <FileDoneOutlined />,
  draft: <EditOutlined />,
  sending: <SendOutlined />,
  working: <SyncOutlined />,
} as const satisfies Readonly<Record<string, ReactNode>>;
