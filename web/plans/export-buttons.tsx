// A version for other programs: a BPMN 2.0 diagram, a CACAO 2.0 playbook.
import { ExportOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { exportVersion } from '#contract/exchange.ts';
import type { PlanVersion } from '#contract/plans.ts';
import { ask } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { saveFile } from './save-file.ts';

const ENDS = { bpmn: 'bpmn', cacao: 'cacao.json' } as const;

export function ExportButtons(props: { readonly version: PlanVersion }) {
  const { say, language } = useText();
  const { plan, version, title } = props.version;
  const write = useMutation({
    mutationFn: async (as: keyof typeof ENDS) =>
      saveFile(
        await ask(exportVersion, { params: { plan, version }, query: { as, language } }),
        `${title}.${ENDS[as]}`,
      ),
  });
  return (
    <>
      {(['bpmn', 'cacao'] as const).map(as => (
        <Button
          key={as}
          size="small"
          icon={<ExportOutlined aria-hidden="true" />}
          loading={write.isPending && write.variables === as}
          onClick={() => write.mutate(as)}
        >
          {say(`exchange.${as}`)}
        </Button>
      ))}
      {write.error && <ProblemAlert problem={write.error} />}
    </>
  );
}
