import type { RegisterReading } from '#pipelines/model.ts';
import type { ReleaseInput } from '#pipelines/release/make-release.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { SMALL_AREAS, smallReading } from '../build/small-reading.ts';

const names = await openNames('data');

/** A release of the small register. */
export function releaseInput(changes: Partial<RegisterReading> = {}, version = '1.0.0'): ReleaseInput {
	return { version, date: '2026-11-22', readings: [smallReading(changes)], areas: SMALL_AREAS, names };
}
