#!/usr/bin/env bash
# Gradescope runs this once, when the image is made.
set -e
apt-get update
apt-get install -y --no-install-recommends openjdk-17-jre-headless python3
