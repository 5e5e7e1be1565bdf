import test from 'ava';
import { element, text } from '../../lib/display/html.ts';

test('escapes text and the values of attributes', t => {
  const { markup } = element('a', { title: '"x" & <y>' }, text('1 < 2 & "3" > \'2\''));
  t.is(markup, '<a title="&quot;x&quot; &amp; &lt;y&gt;">1 &lt; 2 &amp; &quot;3&quot; &gt; &#39;2&#39;</a>');
});

test('puts elements into elements', t => {
  t.is(element('b', {}, element('i', { x: 1 }), text('!')).markup, '<b><i x="1"></i>!</b>');
});

test('an image has no end', t => {
  t.is(element('img', { src: 'x.png' }).markup, '<img src="x.png">');
});
