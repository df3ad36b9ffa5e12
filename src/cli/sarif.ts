// Findings as SARIF 2.1.0, which code review tools show beside the lines they are about.
import type { Finding, Severity } from '#core/finding.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** One run over one file; each code is a rule, with its text in the language asked for and the other one beside it. */
export function sarifOf(file: string, findings: readonly Finding[], language: 'zh' | 'en'): object {
  const codes = [...new Set(findings.map(({ code }) => code))].toSorted();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'fengsui',
            informationUri: 'docs/plan-language.md',
            rules: codes.map(id => ({ id, name: id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => resultOf(file, finding, codes, language)),
      },
    ],
  };
}

function resultOf(
  file: string,
  { code, severity, message, place, proposal }: Finding,
  codes: readonly string[],
  language: 'zh' | 'en',
): object {
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: proposal ? `${message[language]} → ${proposal.value}` : message[language] },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: place.line ?? 1, startColumn: place.column ?? 1 },
        },
        ...(place.path === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: place.path }] }),
      },
    ],
    properties: { zh: message.zh, en: message.en },
  };
}

/** A relative path as the reference it is; an absolute one as a file: address. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]%3A\//.test(path)) return `file:///${path.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${path}` : path;
}
