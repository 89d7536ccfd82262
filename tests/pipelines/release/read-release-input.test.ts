import { appendFile, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readReleaseInput } from '#pipelines/release/read-release-input.ts';
import { FJORDBY } from '../folder-copy.ts';
import { emptyData } from '../import/imported-register.ts';

let data: string;
let remove: () => Promise<void>;

beforeEach(async () => {
	({ data, remove } = await emptyData());
});
afterEach(() => remove());

const registers = (name: string) => join(data, 'registers', name);
const addFjordby = () => cp(FJORDBY, registers('fjordby'), { recursive: true });
const problems = () =>
	readReleaseInput(data).then(
		() => null,
		(cause: { problems?: readonly string[] }) => cause.problems ?? cause
	);

describe('what a release is made of', () => {
	test('is all of a data folder: its registers, its facts, and what is said of ids that are retired', async () => {
		await addFjordby();
		await mkdir(registers('.import-half'));
		await cp(join(FJORDBY, 'register.json'), join(registers('.import-half'), 'register.json'));
		await mkdir(registers('empty'));
		await appendFile(
			join(registers('fjordby'), 'ids.csv'),
			'recommendation,fjo-ir-2012-09,2012,fjo-ir-t01,x#00000000,fjo-ir-register,Stod to gange\n'
		);
		const steps: string[] = [];
		const input = await readReleaseInput(data, (step) => steps.push(step));
		expect(input.readings.map(({ descriptor }) => descriptor.council.id)).toEqual(['fjo-ir']);
		expect(input).toMatchObject({ version: '1.0.0', contexts: [], published: [], publisher: 'Genklang' });
		expect(input.areas.length).toBeGreaterThan(5);
		expect(input.reasons).toEqual({
			file: join(data, 'changes-why.csv'),
			written: [],
			retired: new Map([['fjo-ir-2012-09', 'Stod to gange']])
		});
		expect(steps.length).toBeGreaterThan(0);
	});

	test('begins with the home council, wherever its folder stands', async () => {
		await addFjordby();
		await cp('data/registers/ballerup', registers('zz-home'), { recursive: true });
		const file = join(registers('zz-home'), 'register.json');
		const home = { ...(JSON.parse(await readFile(file, 'utf8')) as object), home: true };
		await writeFile(file, JSON.stringify(home));
		const { readings } = await readReleaseInput(data);
		expect(readings.map(({ descriptor }) => descriptor.council.id)).toEqual(['bal-ir', 'fjo-ir']);
	});

	test('holds the documents of no council', async () => {
		await addFjordby();
		await cp('data/contexts', join(data, 'contexts'), { recursive: true });
		expect((await readReleaseInput(data)).contexts).toHaveLength(1);
	});
});

describe('a data folder is refused', () => {
	test('without a folder of registers', async () => {
		await rm(join(data, 'registers'), { recursive: true });
		expect(await problems()).toEqual([`${join(data, 'registers')}: no such folder`]);
	});

	test('where an import was ended half-way, until the register has its name again', async () => {
		await addFjordby();
		await rename(registers('fjordby'), registers('.before-fjordby'));
		expect(await problems()).toEqual([
			`${registers('.before-fjordby')}: an import was ended before it was done: rename this to ${registers('fjordby')}, or import again`
		]);
		await addFjordby();
		expect(await problems()).toBeNull();
	});

	test('where a register cannot be read, with the place of it', async () => {
		await addFjordby();
		await writeFile(join(registers('fjordby'), 'register.json'), '{');
		expect(await problems()).toEqual([
			expect.stringMatching(new RegExp(`^${registers('fjordby')}/register\\.json:1: .*not JSON`))
		]);
	});

	test('where its reasons for changes cannot be read', async () => {
		await addFjordby();
		await writeFile(join(data, 'changes-why.csv'), 'version,table,id,field,why\n1.0.1,,,,\n');
		expect(await problems()).toEqual([`${join(data, 'changes-why.csv')}:2: missing why`]);
	});
});
