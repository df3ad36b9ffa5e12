// Sends a file with its progress, which fetch cannot tell. Answers as every route does: a value or a ProblemError.

import { uploadDocument } from '#contract/plans.ts';
import { Problem } from '#contract/problem.ts';
import { type Answer, addressOf } from '#contract/route.ts';
import { ProblemError } from '#web/ui/problem.tsx';

export type Uploaded = Answer<typeof uploadDocument>;

/** `progress` goes from 0 to 1; 1 means sent, and being read by the server. */
export function sendFile(file: File, progress: (share: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(uploadDocument.method, addressOf(uploadDocument));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    if (file.type) request.setRequestHeader('x-file-type', file.type);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.upload.onload = () => progress(1);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === uploadDocument.status && body !== undefined) resolve(body as Uploaded);
      else reject(refused(body, request.status));
    };
    request.onerror = () => reject(refused(undefined, 0));
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(body: unknown, status: number): ProblemError {
  const problem = Problem.safeParse(body);
  if (problem.success) return new ProblemError(problem.data);
  return new ProblemError({
    type: 'about:blank',
    title: 'Upload failed',
    status,
    detail: 'The upload did not reach the server.',
    code: status === 0 ? 'network-unreachable' : 'unreadable-answer',
    messages: {
      zh: '上传没有成功，请检查网络后重试；文件没有丢失。',
      en: 'The upload did not get through. Check the network and try again; the file is untouched.',
    },
    errors: [],
    request_id: '',
  });
}
