# Makes Roadmap.zip: a folder to unzip on a Windows machine where nothing may be installed, with
# Python, Pango and the program in it. Run it where there is internet, in the project's folder:
#
#   powershell -ExecutionPolicy Bypass -File scripts\windows\make-folder.ps1
#
# UNTRIED: nobody has run this yet. docs/windows.md says how to do each step by hand.
param(
    [string]$Python = "3.13.1",
    [string]$Target = "build\windows\Roadmap"
)
$ErrorActionPreference = "Stop"
$ProgressPreference = "SilentlyContinue"
$work = "build\windows\parts"
New-Item -ItemType Directory -Force -Path $work, $Target | Out-Null
$target = (Resolve-Path $Target).Path

function Get-Part([string]$Address, [string]$Name) {
    $file = Join-Path $work $Name
    if (-not (Test-Path $file)) { Invoke-WebRequest -UseBasicParsing -Uri $Address -OutFile $file }
    return (Resolve-Path $file).Path
}

function Invoke-Checked([string]$Program) {
    & $Program @args
    if ($LASTEXITCODE -ne 0) { throw "$Program $args ended with $LASTEXITCODE" }
}

# 1. Python as a folder: "import site" lets it find what pip installs.
$short = ($Python.Split(".")[0..1]) -join ""
$zip = Get-Part "https://www.python.org/ftp/python/$Python/python-$Python-embed-amd64.zip" "python.zip"
Expand-Archive -Force $zip "$target\python"
$paths = "$target\python\python$short._pth"
(Get-Content $paths) -replace "^#\s*import site", "import site" | Set-Content -Encoding ascii $paths
$exe = "$target\python\python.exe"

# 2. The packages, as they are locked, and the program.
Invoke-Checked $exe (Get-Part "https://bootstrap.pypa.io/get-pip.py" "get-pip.py") --no-warn-script-location
foreach ($name in "run", "fonts", "pptx", "sheets", "build") {
    Invoke-Checked $exe -m pip install --no-warn-script-location --require-hashes --only-binary ":all:" `
        -r requirements\run.txt -r "requirements\$name.txt"
}
Invoke-Checked $exe -m pip install --no-warn-script-location --no-deps --no-build-isolation .

# 3. Pango and HarfBuzz's subsetter, from MSYS2, which unpacks itself and installs nothing.
$msys = Get-Part "https://github.com/msys2/msys2-installer/releases/latest/download/msys2-base-x86_64-latest.sfx.exe" "msys2.exe"
if (-not (Test-Path "$work\msys64")) { Invoke-Checked $msys -y "-o$((Resolve-Path $work).Path)" }
$bash = (Resolve-Path "$work\msys64\usr\bin\bash.exe").Path
Invoke-Checked $bash -lc "pacman -Sy --noconfirm --needed mingw-w64-ucrt-x86_64-pango mingw-w64-ucrt-x86_64-harfbuzz"
$ucrt = "$work\msys64\ucrt64"
New-Item -ItemType Directory -Force -Path "$target\pango\bin", "$target\pango\etc", "$target\pango\share" | Out-Null
Copy-Item -Force "$ucrt\bin\*.dll" "$target\pango\bin"
Copy-Item -Force -Recurse "$ucrt\etc\fonts" "$target\pango\etc"
Copy-Item -Force -Recurse "$ucrt\share\fontconfig" "$target\pango\share"

# 4. What people open, and the catalogue to begin with.
Copy-Item -Force scripts\windows\*.bat $target
Copy-Item -Force -Recurse content $target
Invoke-Checked "$target\roadmap-print.bat" --version
Compress-Archive -Force $target "build\windows\Roadmap.zip"
Write-Output "build\windows\Roadmap.zip is made."
