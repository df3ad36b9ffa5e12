// Acts about a plan's life from the console: sent, said, and everything that shows the plan's standing loaded again.
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import type { Args, Route } from '#contract/route.ts';
import { ask, changed } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';

export function useLifeAct<R extends Route, V>(it: R, args: (values: V) => Args<R>, onDone?: () => void) {
  const { say } = useText();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (values: V) => void (await ask(it, args(values))),
    onSuccess: async () => {
      await changed(
        'get-plan-life',
        'list-papers',
        'list-plan-reviews-due',
        'list-versions',
        'get-version',
        'list-plans',
      );
      void message.success(say('life.done'));
      onDone?.();
    },
  });
}
