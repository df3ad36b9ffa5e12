// stub
import type { Finding } from '#core/finding.ts';
import type { Reading } from './reading.ts';

export function findingsOf(_reading: Omit<Reading, 'findings'>): readonly Finding[] {
  return [];
}
