import { expect, test } from 'vitest';
import { Answer } from '#run/server/answer.mjs';
import { AnswerStore } from '#run/server/answer-store.mjs';
import { shortAnswer } from '#run/server/ask-app.mjs';

test('an answer whose making began before a switch is not kept after it', () => {
	const store = new AnswerStore();
	store.switchTo('1.0.0-a');
	const { generation } = store;
	const answer = new Answer(shortAnswer(200, 'old'), { path: '/page', standing: {} });
	expect(store.keep('/page', answer, generation)).toBe(true);
	store.switchTo('1.1.0-b');
	expect(store.keep('/page', answer, generation)).toBe(false);
	expect(store.find('/page', '/page')).toBeUndefined();
	expect(store.keep('/page', answer, store.generation)).toBe(true);
});
