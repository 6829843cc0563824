"""Drives a browser for tests: W3C WebDriver over HTTP, with nothing but Python's standard library.

    with Browser() as browser:
        browser.open("http://127.0.0.1:8080/")
        browser.press("ArrowRight")
        assert browser.text("#now") == "..."
        browser.screenshot("page.png")

Debian's chromium and chromium-driver are used; `make browser` installs them where they are missing.
"""
import base64, json, os, shutil, socket, subprocess, tempfile, time, urllib.error, urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
KEYS = {
    "ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Home": "\ue011", "End": "\ue010",
    "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Space": " ", "Shift": "\ue008", "Backspace": "\ue003",
}


class BrowserError(Exception):
    """What the driver says went wrong."""


class Element:
    """An element of the page."""

    def __init__(self, browser, identifier):
        self.browser, self.identifier = browser, identifier

    def click(self):
        self.browser.command("POST", f"/element/{self.identifier}/click", {})

    def type(self, text):
        self.browser.command("POST", f"/element/{self.identifier}/value", {"text": text})

    def clear(self):
        self.browser.command("POST", f"/element/{self.identifier}/clear", {})

    def attribute(self, name):
        return self.browser.command("GET", f"/element/{self.identifier}/attribute/{name}")

    def property_value(self, name):
        return self.browser.command("GET", f"/element/{self.identifier}/property/{name}")

    @property
    def text(self):
        return self.browser.command("GET", f"/element/{self.identifier}/text")

    @property
    def is_shown(self):
        return self.browser.command("GET", f"/element/{self.identifier}/displayed")


class Browser:
    """A browser without a window, and the driver that moves it."""

    def __init__(self, width=1280, height=800):
        self.size = (width, height)
        self.session = None

    def __enter__(self):
        driver = shutil.which("chromedriver")
        if driver is None:
            raise BrowserError("there is no chromedriver: apt-get install chromium chromium-driver")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.profile = tempfile.mkdtemp(prefix="codeless-browser-")
        self.process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"
        try:
            self._await_driver()
            arguments = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
                         "--force-color-profile=srgb", f"--user-data-dir={self.profile}", f"--window-size={self.size[0]},{self.size[1]}"]
            if os.geteuid() == 0:
                arguments.append("--no-sandbox")
            capabilities = {
                "browserName": "chrome", "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": {"args": arguments},
            }
            answer = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
            self.session = answer["sessionId"]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        try:
            if self.session:
                self._ask("DELETE", f"/session/{self.session}")
        finally:
            self.process.terminate()
            self.process.wait(timeout=20)
            shutil.rmtree(self.profile, ignore_errors=True)

    def _await_driver(self):
        deadline = time.monotonic() + 30
        while True:
            try:
                if self._ask("GET", "/status")["ready"]:
                    return
            except OSError:
                pass
            if time.monotonic() > deadline:
                raise BrowserError("chromedriver does not answer")
            time.sleep(0.05)

    def _ask(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=180) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise BrowserError(f"{value['error']}: {value['message'].splitlines()[0]}") from None

    def command(self, method, path, body=None):
        """Sends a command of the session, such as `GET /title`."""
        return self._ask(method, f"/session/{self.session}{path}", body)

    def devtools(self, name, **parameters):
        """Sends a command of Chromium's own protocol."""
        return self.command("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    # Pages

    def open(self, url):
        """Opens a page and waits until it is loaded."""
        self.command("POST", "/url", {"url": url})

    @property
    def title(self):
        return self.command("GET", "/title")

    def run(self, script, *arguments):
        """Runs JavaScript in the page: a function body; gives what it returns."""
        return self.command("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, selector):
        """The first element that a CSS selector matches."""
        found = self.command("POST", "/element", {"using": "css selector", "value": selector})
        return Element(self, found[ELEMENT])

    def find_all(self, selector):
        found = self.command("POST", "/elements", {"using": "css selector", "value": selector})
        return [Element(self, one[ELEMENT]) for one in found]

    def text(self, selector):
        """The text of an element as the page holds it, shown or not."""
        return self.run("return document.querySelector(arguments[0])?.textContent", selector)

    def click(self, selector):
        self.find(selector).click()

    def press(self, *keys):
        """Presses keys one after the other at what has the focus; `Shift+C` holds one down."""
        actions = []
        for combination in keys:
            parts = combination.split("+") if len(combination) > 1 else [combination]
            codes = [KEYS.get(part, part) for part in parts]
            actions += [{"type": "keyDown", "value": code} for code in codes]
            actions += [{"type": "keyUp", "value": code} for code in reversed(codes)]
        self.command("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def wait_for(self, script, *arguments, seconds=30):
        """Waits until JavaScript in the page gives something truthy; gives that."""
        deadline = time.monotonic() + seconds
        while True:
            value = self.run(script, *arguments)
            if value:
                return value
            if time.monotonic() > deadline:
                raise BrowserError(f"this did not come true in {seconds} seconds: {script}")
            time.sleep(0.02)

    def problems(self):
        """What the page complained of since the last time: errors, and what its policy refused."""
        entries = self.command("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in entries if entry["level"] == "SEVERE"]

    # Looks

    def screenshot(self, path):
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.command("GET", "/screenshot")))

    def resize(self, width, height, is_phone=False):
        """Gives the page a size in CSS pixels; a phone's has two dots for each and no mouse."""
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if is_phone else 1, mobile=is_phone)

    def prefer(self, scheme):
        """Makes the page see that its reader prefers `light` or `dark`."""
        self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
