import { resolve } from 'node:path';
import { RefusalError } from '#pipelines/build/refusal-error.ts';

/** What a system says of a folder that cannot be written, how DuckDB tells of the same, and what can be done about it. */
const FAULTS: readonly (readonly [codes: string, text: RegExp, what: string])[] = [
	['ENOSPC EDQUOT', /No space left on device|Disk quota exceeded/, 'the disk is full: free space on it'],
	[
		'EROFS',
		/Read-only file system/,
		'the disk can only be read: mount it for writing, or name another folder'
	],
	[
		'EACCES EPERM',
		/Permission denied|Operation not permitted/,
		'this user may not write there: change its owner, or name another folder'
	],
	['ENOTDIR EEXIST', /Not a directory/, 'a file is in the way: move it, or name another folder'],
	// Node tells of a full disk so where it makes folders inside each other.
	['ENOENT', /^$/, 'a file or folder could not be made, or was removed: free space on the disk'],
	['EIO', /Input\/output error/, 'the disk fails: look at the log of the system'],
	['EMFILE ENFILE', /Too many open files/, 'too many files are open: raise the limit (ulimit -n)']
];

/**
 * The same fault as one sentence for the one who runs the command: the folder, what is wrong with it, what to do, and what the
 * system said. Faults that are not the disk's are answered as they are.
 */
export function diskFault(folder: string, cause: unknown): unknown {
	if (!(cause instanceof Error) || cause instanceof RefusalError) return cause;
	// An error of the system has a code, and a path where it is of a path; one of DuckDB only its text.
	const { code = '', path } = cause as NodeJS.ErrnoException;
	if (path !== undefined && !isIn(folder, path)) return cause;
	const known = FAULTS.find(
		([codes, text]) =>
			codes.split(' ').includes(code) || (cause.message.startsWith('IO Error') && text.test(cause.message))
	);
	if (known === undefined) return cause;
	const said = cause.message.split('\n')[0] ?? '';
	return new RefusalError(
		[`${folder}: ${known[2]}, then run this again; what is served stays as it was (${said})`],
		{ cause }
	);
}

/** A folder that cannot be made has the fault in one of those around it. */
function isIn(folder: string, path: string): boolean {
	const [outer, inner] = [resolve(folder), resolve(path)];
	return inner.startsWith(outer) || outer.startsWith(inner);
}
