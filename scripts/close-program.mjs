/** What the program's question before it closes calls the button that closes it, whatever that loses. */
const agreeing = /^(Close and lose it|Stop it)/;

/** Ends a program that a driver has started: nobody is there to be asked for what was typed in it and left. */
export async function closeProgram(app) {
  await app.evaluate(({ dialog }, source) => {
    const ask = dialog.showMessageBox;
    dialog.showMessageBox = (...given) => {
      const response = given.at(-1).buttons.findIndex((button) => new RegExp(source).test(button));
      return response === -1 ? ask(...given) : Promise.resolve({ response, checkboxChecked: false });
    };
  }, agreeing.source);
  await app.close();
}
