// Sends a file with its progress, which fetch cannot tell. Answers as every route does: a value or a ProblemError.

import { uploadDocument } from '#contract/plans.ts';
import { Problem } from '#contract/problem.ts';
import { type Answer, addressOf, type Route } from '#contract/route.ts';
import { ProblemError } from '#web/ui/problem.tsx';

/** `progress` goes from 0 to 1; 1 means sent, and being read by the server. */
export function sendFile<R extends Route = typeof uploadDocument>(
  file: File,
  progress: (share: number) => void,
  to: R = uploadDocument as Route as R,
  params: Readonly<Record<string, string>> = {},
): Promise<Answer<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(to.method, addressOf(to, { params }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    if (file.type) request.setRequestHeader('x-file-type', file.type);
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total);
    request.upload.onload = () => progress(1);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === to.status && body !== undefined) resolve(body as Answer<R>);
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
