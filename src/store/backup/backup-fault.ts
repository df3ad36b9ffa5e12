// Why a backup could not be made or brought back; the message says in both languages what to do.

export type BackupFaultCode =
  | 'file-exists'
  | 'not-a-backup'
  | 'backup-damaged' // changed, cut short, or unreadable
  | 'backup-newer' // made by a newer program
  | 'wrong-passphrase'
  | 'database-not-empty';

export class BackupFault extends Error {
  readonly code: BackupFaultCode;
  constructor(code: BackupFaultCode, detail = '', cause?: unknown) {
    super(`${TEXT[code]}${detail && ` (${detail})`}`, cause === undefined ? undefined : { cause });
    this.name = 'BackupFault';
    this.code = code;
  }
}

const TEXT: Readonly<Record<BackupFaultCode, string>> = {
  'file-exists': '备份文件已存在：请换一个文件名。 The backup file exists already: choose another name.',
  'not-a-backup': '这不是 Fengsui 的备份文件。 This is not a backup file of Fengsui.',
  'backup-damaged':
    '备份文件已损坏或不完整，未恢复任何数据：请使用另一份副本。 The backup file is damaged or incomplete, nothing was restored: use another copy.',
  'backup-newer':
    '备份由更新版本的程序生成：请使用该版本恢复。 The backup was made by a newer program: restore it with that.',
  'wrong-passphrase': '备份口令不正确。 The passphrase of the backup is wrong.',
  'database-not-empty':
    '目标数据库不是空的：请恢复到一个空数据库。 The database is not empty: restore into an empty one.',
};
