// What the engine does not carry out yet keeps a plan from taking effect, by name; and plans that wait for another plan.
import type { Checking } from './checking.ts';
import { NOT_RUN } from './not-run-yet.ts';

export function checkRun({ plan, find }: Checking): void {
  for (const { keyword, severity, uses } of NOT_RUN)
    for (const path of uses(plan))
      find(severity, 'not-run-yet', path, {
        zh:
          severity === 'error'
            ? `本版本还不能执行“${keyword}”：预案可以保存和查看，但不能生效；请先改用别的写法。`
            : `本版本不会自动执行“${keyword}”：生效后须由人安排，系统只照样显示。`,
        en:
          severity === 'error'
            ? `"${keyword}" is not carried out by this version yet: the plan can be kept and shown, not put into force; write it in another way meanwhile.`
            : `"${keyword}" is not carried out by this version by itself: it is shown, and somebody has to see to it.`,
      });
}
