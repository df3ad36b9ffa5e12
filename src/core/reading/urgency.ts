// Words of urgency and the minutes they are usually taken for; the organisation decides. The same as the plan language takes.

export const USUAL_MINUTES = { immediately: 'PT2M', promptly: 'PT15M', asap: 'PT30M' } as const;

export function urgencyOf(text: string): keyof typeof USUAL_MINUTES {
  if (/最短/.test(text)) return 'asap';
  return /立即|立刻|第一时间|马上|即刻|随即|即时|当即|当场|随时/.test(text) ? 'immediately' : 'promptly';
}
