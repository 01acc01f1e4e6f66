// Sends each chosen file in a request of its own, with progress. Without script the form posts all of them at once.
//
// A form says  data-upload data-upload-list-id="id of the FileList to fetch anew". What else on the page speaks of these files,
// as that one is still missing, says  data-upload-follows="the same id"  and is fetched anew with the list.
// Each request carries the form's hidden fields and one file; Accept is application/json. The answer is 2xx when the
// file is stored, otherwise JSON { "message": "…" } with the sentence to show beside that file.

export function start(root) {
  root.querySelectorAll("form[data-upload]").forEach(watch);
}

function watch(form) {
  if (form.dataset.uploadWatched) return;
  form.dataset.uploadWatched = "yes";

  const input = form.querySelector("input[type=file]");
  const items = form.querySelector("[data-upload-items]");
  const state = form.querySelector("[data-upload-state]");
  const button = form.querySelector("[data-upload-send]");
  button.hidden = true;

  input.addEventListener("change", () => begin([...input.files]));
  form.addEventListener("submit", (event) => event.preventDefault());

  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.dataset.over = "yes";
  });
  form.addEventListener("dragleave", () => delete form.dataset.over);
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    delete form.dataset.over;
    begin([...event.dataTransfer.files]);
  });

  async function begin(files) {
    if (files.length === 0) return;
    items.hidden = false;
    const rows = files.map((file) => new Row(items, file));
    input.value = "";
    let stored = 0;
    // one after the other: on a slow line several at once all arrive late
    for (const row of rows) {
      state.textContent = `正在上传 ${stored + 1} / ${rows.length} 个文件`;
      if (await row.send(form, input)) stored += 1;
    }
    const failed = rows.length - stored;
    state.textContent = failed === 0 ? `${stored} 个文件已上传` : `${stored} 个文件已上传，${failed} 个没有成功，原因见上`;
    if (stored > 0) await refresh(form.dataset.uploadListId);
  }
}

class Row {
  constructor(list, file) {
    this.file = file;
    this.item = list.appendChild(document.createElement("li"));
    const line = this.item.appendChild(document.createElement("p"));
    line.appendChild(document.createElement("span")).textContent = file.name;
    this.note = line.appendChild(document.createElement("span"));
    this.note.textContent = size(file.size);
    this.bar = this.item.appendChild(document.createElement("progress"));
    this.bar.max = Math.max(file.size, 1);
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", `${file.name} 的上传进度`);
  }

  send(form, input) {
    const limit = Number(input.dataset.maxBytes);
    if (limit && this.file.size > limit) {
      return Promise.resolve(this.end(false, `文件超过 ${size(limit)}，没有上传`));
    }
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      // without it an ended session would answer with the sign-in page, which looks like success
      request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
      request.upload.addEventListener("progress", (event) => {
        this.bar.value = Math.min(event.loaded, this.file.size);
        this.note.textContent = `${size(Math.min(event.loaded, this.file.size))} / ${size(this.file.size)}`;
      });
      request.addEventListener("load", () => {
        const stored = request.status >= 200 && request.status < 300;
        done(this.end(stored, stored ? "已上传" : sentence(request)));
      });
      request.addEventListener("error", () => done(this.end(false, "连接中断，请再传一次")));
      request.send(this.contents(form, input));
    });
  }

  contents(form, input) {
    const body = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (name !== input.name) body.append(name, value);
    }
    body.append(input.name, this.file);
    return body;
  }

  end(stored, text) {
    this.item.dataset.state = stored ? "done" : "failed";
    this.note.textContent = text;
    this.bar.remove();
    return stored;
  }
}

function sentence(request) {
  try {
    return JSON.parse(request.responseText).message;
  } catch {
    return request.status === 413 ? "文件太大，没有上传" : request.status === 401 ? "登录已过期，请重新登录后再传" : "没有上传成功，请再传一次";
  }
}

async function refresh(id) {
  const list = id && document.getElementById(id);
  if (!list) return;
  const answer = await fetch(location.href, { credentials: "same-origin" });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(id);
  if (!fresh) return;
  list.replaceWith(fresh);
  const follows = `[data-upload-follows="${CSS.escape(id)}"]`;
  const told = page.querySelectorAll(follows);
  document.querySelectorAll(follows).forEach((place, index) => told[index] && place.replaceWith(told[index]));
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
