import { copyFile, mkdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What can happen to a file of a release. */
export const KINDS = ['flip', 'cut', 'extra', 'missing', 'folder', 'swap'] as const;

/** One damage of a release, and where: files that it touches. */
export interface Damage {
	readonly kind: (typeof KINDS)[number];
	readonly files: readonly string[];
	/** Of the first file, from 0 to below 1: the place of the bit, or of the end. */
	readonly place: number;
	/** Bit that is flipped, 0 to 7. */
	readonly bit: number;
}

/** A damage of random kind and place; every file is as likely as any other. */
export function randomDamage(files: readonly string[], random: () => number): Damage {
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const kind = pick(KINDS);
	const first = pick(files);
	const others = files.filter((file) => file !== first);
	return {
		kind,
		files: kind === 'swap' ? [first, pick(others)] : [first],
		place: random(),
		bit: Math.floor(random() * 8)
	};
}

/**
 * Damages a release folder. Answers what makes it good again; null where the damage changes nothing, such as a swap of two files that
 * are the same, or an empty file that is cut.
 */
export async function damageRelease(folder: string, damage: Damage): Promise<(() => Promise<void>) | null> {
	const [file = '', other] = damage.files.map((name) => join(folder, name));
	const [kept, keptOther] = [`${folder}-kept`, `${folder}-other`];
	const before = await readFile(file);
	if (other !== undefined) {
		if (before.equals(await readFile(other))) return null;
		const swap = async () => {
			await rename(file, keptOther);
			await rename(other, file);
			await rename(keptOther, other);
		};
		await swap();
		return swap;
	}
	if (before.length === 0 && (damage.kind === 'flip' || damage.kind === 'cut')) return null;
	await rename(file, kept);
	await damageFile(file, kept, before, damage);
	return async () => {
		await rm(file, { recursive: true, force: true });
		await rename(kept, file);
	};
}

async function damageFile(file: string, kept: string, before: Buffer, damage: Damage): Promise<void> {
	const at = Math.floor(damage.place * before.length);
	switch (damage.kind) {
		case 'flip': {
			const flipped = Buffer.from(before);
			flipped[at] = (flipped[at] ?? 0) ^ (1 << damage.bit);
			return writeFile(file, flipped);
		}
		case 'cut':
			await copyFile(kept, file);
			return truncate(file, at);
		case 'extra':
			return writeFile(file, Buffer.concat([before, Buffer.alloc(1 + damage.bit, 10)]));
		case 'folder':
			return void (await mkdir(file));
		case 'missing':
		case 'swap':
	}
}
