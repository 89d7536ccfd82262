import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readReleaseInput } from '#pipelines/release/read-release-input.ts';
import { replaceFile } from '#pipelines/replace-file.ts';
import { recoverFolders, replaceFolder } from '#pipelines/replace-folder.ts';
import { emptyData, importInto, LIST } from './import/imported-register.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = (text: string) => new Map([['a.csv', Buffer.from(text)]]);
const read = (name: string) => readFile(join(folder, name), 'utf8');

describe('a folder that is replaced', () => {
	test('has the new files alone, keeps the folders in it, and leaves nothing beside it', async () => {
		await mkdir(join(folder, 'one/kept'), { recursive: true });
		await writeFile(join(folder, 'one/old.csv'), 'old');
		await writeFile(join(folder, 'one/kept/b.csv'), 'b');
		await replaceFolder(join(folder, 'one'), bytes('new'));
		expect(await readdir(folder)).toEqual(['one']);
		expect((await readdir(join(folder, 'one'))).sort()).toEqual(['a.csv', 'kept']);
		expect([await read('one/a.csv'), await read('one/kept/b.csv')]).toEqual(['new', 'b']);
	});

	test('comes back where an import was ended between its two renames', async () => {
		await replaceFolder(join(folder, 'one'), bytes('old'));
		await rename(join(folder, 'one'), join(folder, '.before-one'));
		await recoverFolders(folder);
		expect(await read('one/a.csv')).toBe('old');
	});

	test('loses what it was before where an import was ended before it removed that', async () => {
		await replaceFolder(join(folder, 'one'), bytes('new'));
		await mkdir(join(folder, '.before-one'));
		await recoverFolders(folder);
		expect([await readdir(folder), await read('one/a.csv')]).toEqual([['one'], 'new']);
	});
});

describe('a register that an ended import has taken away', () => {
	test('stops a build, which would leave it out, and is there again after the next import', async () => {
		const { data, remove } = await emptyData();
		const applied = await importInto(data, LIST);
		const registers = join(data, 'registers');
		const away = applied.folder.replace(/([^/]+)$/, '.before-$1');
		await rename(applied.folder, away);
		await expect(readReleaseInput(data)).rejects.toThrow(
			`${away}: an import was ended before it was done: rename this to ${applied.folder}, or import again`
		);
		const again = await importInto(data, LIST);
		expect([again.same, await readdir(registers)]).toEqual([true, [applied.folder.split('/').at(-1)]]);
		await remove();
	});
});

describe('a file that is replaced', () => {
	test('has the new content, and leaves nothing beside it, not even where it cannot be replaced', async () => {
		await replaceFile(join(folder, 'a.csv'), 'old');
		await replaceFile(join(folder, 'a.csv'), 'new');
		expect([await read('a.csv'), await readdir(folder)]).toEqual(['new', ['a.csv']]);
		await mkdir(join(folder, 'b.csv/inside'), { recursive: true });
		await expect(replaceFile(join(folder, 'b.csv'), 'x')).rejects.toThrow(/b\.csv/);
		expect((await readdir(folder)).sort()).toEqual(['a.csv', 'b.csv']);
		expect((await stat(join(folder, 'b.csv'))).isDirectory()).toBe(true);
	});
});
