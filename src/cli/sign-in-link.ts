// fengsui sign-in-link: a one-time link for an account, for whoever runs the machine. The way back in when nobody can
// sign in any more.
import { Command } from 'commander';
import { complain, EXIT, print, printJson } from './output.ts';

export type IssueLink = (email: string) => Promise<{ readonly url: string; readonly expires: number } | null>;

export function signInLinkCommand(issue: IssueLink): Command {
  return new Command('sign-in-link')
    .description('print a one-time sign-in link for an account')
    .argument('<email>', 'address of the account')
    .option('--json', 'print JSON', false)
    .action(async (email: string, { json }: { readonly json: boolean }) => {
      const link = await issue(email);
      if (!link) {
        complain(`没有账号 ${email}。 There is no account ${email}.`);
        process.exitCode = EXIT.refused;
        return;
      }
      if (json) printJson(link);
      else print(link.url);
      process.exitCode = EXIT.done;
    });
}
