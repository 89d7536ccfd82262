import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { findDamage } from './find-damage.ts';
import { heldReleases, type HeldRelease } from './held-releases.ts';
import { pointCurrent, withLock } from './releases-folder.ts';

/**
 * Lets `current` lead to an earlier release, by one rename, after every file of it was read and held against its sum. A release is named by
 * its id (`1.0.0-97658e66d07b`, or the beginning of it), its version (the release that the version leads to), or its folder; without a
 * name it is the one before the current one, by version and by when they were made. Answers that release.
 *
 * Throws `RefusalError` where there is no such release, it is the current one or damaged, a build is at work, or the disk fails.
 */
export async function rollBack(releases: string, name: string | null): Promise<HeldRelease> {
	if (!existsSync(releases))
		throw new RefusalError([`${releases}: no such folder: there is nothing to go back to`]);
	return withLock(releases, async () => {
		const held = await heldReleases(releases);
		const target = name === null ? releaseBefore(releases, held) : releaseNamed(releases, held, name);
		if (target.isCurrent)
			throw new RefusalError([`${releases}: ${target.id} is the current release already`]);
		const damage = await findDamage(join(releases, target.name));
		if (damage !== null) {
			throw new RefusalError([
				`${releases}/${target.name}/${damage}`,
				`${target.id} is damaged, so nothing was changed: ${choices(held)}`
			]);
		}
		await pointCurrent(releases, target.isVersion ? target.version : target.name);
		return target;
	});
}

function releaseBefore(releases: string, held: readonly HeldRelease[]): HeldRelease {
	const place = held.findIndex(({ isCurrent }) => isCurrent);
	const current = held[place];
	const before = held.slice(place + 1).find(({ id }) => id !== current?.id);
	if (before) return before;
	const after = current === undefined ? 'there is no release' : `there is none before ${current.id}`;
	throw new RefusalError([`${releases}: ${after}: nothing to go back to, make one with: npm run data`]);
}

function releaseNamed(releases: string, held: readonly HeldRelease[], name: string): HeldRelease {
	const ways: readonly ((one: HeldRelease) => boolean)[] = [
		(one) => one.version === name && one.isVersion,
		(one) => one.id === name || one.name === name,
		(one) => one.version === name,
		(one) => name !== '' && one.id.startsWith(name)
	];
	for (const isNamed of ways) {
		const found = held.filter(isNamed);
		const ids = new Set(found.map(({ id }) => id));
		if (ids.size > 1)
			throw new RefusalError([`${releases}: "${name}" may be ${[...ids].join(' or ')}: say which`]);
		const [first] = found;
		// The same bytes may lie there twice: the current one is meant.
		if (first) return found.find(({ isCurrent }) => isCurrent) ?? first;
	}
	throw new RefusalError([`${releases}: no release "${name}": ${choices(held)}`]);
}

function choices(held: readonly HeldRelease[]): string {
	const ids = [...new Set(held.filter(({ isCurrent }) => !isCurrent).map(({ id }) => id))];
	return ids.length > 0 ? `there are ${ids.join(', ')}` : 'there is no other';
}
