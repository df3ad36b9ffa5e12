// The keys of the review, and a switch for whom single letters are in the way.
import { Modal, Switch } from 'antd';
import { useId, useState } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { KEYS, keysAreOn, setKeys } from './keys.ts';

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  Enter: '↵',
};

export function KeysDialog(props: { readonly onClose: () => void }) {
  const { say } = useText();
  const id = useId();
  const [on, setOn] = useState(keysAreOn);
  return (
    <Modal open title={say('review.keys')} footer={null} onCancel={props.onClose} width={440}>
      <dl className="keys">
        {KEYS.map(({ act, keys }) => (
          <div key={act} className="key-line">
            <dt>
              {keys
                .filter(key => !/[A-Z？]/.test(key) || key.length > 1)
                .map(key => (
                  <kbd key={key}>{NAMES[key] ?? key}</kbd>
                ))}
            </dt>
            <dd>{say(`review.key.${act}`)}</dd>
          </div>
        ))}
      </dl>
      <span className="switch-line">
        <Switch
          size="small"
          id={id}
          checked={on}
          onChange={next => {
            setKeys(next);
            setOn(next);
          }}
        />
        <label htmlFor={id}>{say('review.keys.on')}</label>
      </span>
    </Modal>
  );
}
