import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mount, type VueWrapper } from '@vue/test-utils';
import { nextTick, ref, useTemplateRef } from 'vue';
import { useKeptFocus } from './kept-focus.js';

const offered = ref(true);
const Shell = {
  setup() {
    const main = useTemplateRef<HTMLElement>('main');
    useKeptFocus(() => main.value);
    return { offered };
  },
  template: '<main ref="main" tabindex="-1"><button v-if="offered">作废</button><a href="#">别处</a></main>',
};
let shell: VueWrapper;
const come = async () => {
  await nextTick();
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
};
beforeEach(() => {
  offered.value = true;
  shell = mount(Shell, { attachTo: document.body });
});
afterEach(() => shell.unmount());

describe('the keyboard', () => {
  test('goes to the page when the button that had it goes away', async () => {
    shell.find('button').element.focus();
    offered.value = false;
    await come();
    expect(document.activeElement).toBe(shell.find('main').element);
  });

  test('stays where somebody else took it, and where nobody had it', async () => {
    shell.find('button').element.focus();
    shell.find('a').element.focus();
    offered.value = false;
    await come();
    expect(document.activeElement).toBe(shell.find('a').element);
    shell.find('a').element.blur();
    offered.value = true;
    await come();
    expect(document.activeElement).toBe(document.body);
  });
});
