// Acting on an incident: one command, sent once. When the network fails and the same act is tried again it goes out
// under the same id, so it is never done twice.
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import type { Command } from '#contract/commands.ts';
import { sendCommand } from '#contract/incidents.ts';
import { ask, changed, commandId, queries } from '#web/app/api.ts';
import { problemOf } from '#web/ui/problem.tsx';

export type CommandInput = z.input<typeof Command>;

export function useAct(incident: string) {
  const unsure = useRef<{ readonly body: string; readonly id: ReturnType<typeof commandId> } | null>(null);
  return useMutation({
    mutationFn: async (command: CommandInput) => {
      const body = JSON.stringify(command);
      const id = unsure.current?.body === body ? unsure.current.id : commandId();
      unsure.current = { body, id };
      try {
        return await ask(sendCommand, { params: { incident }, headers: id, body: command });
      } catch (error) {
        if (problemOf(error)?.status) unsure.current = null; // it was answered: nothing is unsure
        throw error;
      }
    },
    onSuccess: async () => {
      unsure.current = null;
      await queries.invalidateQueries({ queryKey: ['get-board', { params: { incident } }] });
      void queries.invalidateQueries({ queryKey: ['list-events', incident] });
      void changed('list-incidents', 'list-my-duties');
    },
  });
}

export type Act = ReturnType<typeof useAct>;
