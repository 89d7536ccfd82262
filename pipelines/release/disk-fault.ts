import { resolve, sep } from 'node:path';
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
	['ENOENT', /^$/, 'what was written there is gone: end what removes it'],
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
	const { code = '', path, dest = path } = cause as NodeJS.ErrnoException & { readonly dest?: string };
	if (dest !== undefined && !isIn(folder, dest)) return cause;
	const known = FAULTS.find(
		([codes, text]) =>
			codes.split(' ').includes(code) ||
			(/^(?:IO|FATAL) Error/.test(cause.message) && text.test(cause.message))
	);
	if (known === undefined) return cause;
	const said = cause.message.split('\n')[0] ?? '';
	return new RefusalError(
		[`${folder}: ${known[2]}, then run this again; what is served is whole (${said})`],
		{ cause }
	);
}

/** A folder that cannot be made has the fault in one of those around it. */
function isIn(folder: string, path: string): boolean {
	const [outer, inner] = [`${resolve(folder)}${sep}`, `${resolve(path)}${sep}`];
	return inner.startsWith(outer) || outer.startsWith(inner);
}
