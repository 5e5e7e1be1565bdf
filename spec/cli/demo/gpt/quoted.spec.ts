import test from 'ava';
import { quoted } from '../../../../lib/cli/demo/gpt/quoted.ts';

test('there is a bar before each line, and long lines are broken', t => {
  t.is(quoted('uno\n\ndos tres', 8), '  │ uno\n  │\n  │ dos\n  │ tres');
  t.is(quoted('𝒳𝒳𝒳', 6), '  │ 𝒳𝒳\n  │ 𝒳');
});

test('nothing in it moves the cursor', t => {
  t.is(quoted('a\u001B[2Jb\rc\td', 80), '  │ a·[2Jb·c·d');
});
